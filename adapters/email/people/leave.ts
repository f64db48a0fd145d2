import type { Place } from "../../../src/chat/place.ts";
import { hasChannel } from "./enrol.ts";
import type { PeopleParts } from "./people-parts.ts";

/** Erases all there is of a place. @returns whether it is gone; what cannot be written now may be tried again */
export async function leave({ connected, addresses }: PeopleParts, place: Place): Promise<boolean> {
  if (!connected) return false;
  await connected.inbox.hear({ kind: "left", within: place, forGood: true });
  if (await hasChannel(connected, place)) return false;
  await addresses.forget(place);
  return true;
}
