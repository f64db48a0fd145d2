import type { Place } from "../../../src/chat/place.ts";
import { hasChannel } from "./enrol.ts";
import type { PeopleParts } from "./people-parts.ts";
import { spellingsOf } from "./read-address.ts";

/** Erases all there is of a place. @returns whether it is gone; what cannot be written now may be tried again */
export async function leave(parts: PeopleParts, place: Place): Promise<boolean> {
  const { connected } = parts;
  if (!connected) return false;
  await connected.inbox.hear({ kind: "left", within: place, forGood: true });
  if (await hasChannel(connected, place)) return false;
  await forgetAddress(parts, place);
  return true;
}

/** With what was asked for it and never confirmed. It goes last: while it is there, this can be done again. */
export async function forgetAddress(
  { addresses, invitations }: PeopleParts,
  place: Place,
): Promise<void> {
  const address = await addresses.addressOf(place);
  if (address !== undefined) {
    const { spelt } = spellingsOf(address);
    const open = await invitations.all();
    for (const each of open)
      if (spellingsOf(each.address).spelt === spelt) await invitations.forget(each.id);
  }
  await addresses.forget(place);
}
