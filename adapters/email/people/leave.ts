import type { Place } from "../../../src/chat/place.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { within } from "../../../src/time/within.ts";
import { hasChannel } from "./enrol.ts";
import type { PeopleParts } from "./people-parts.ts";
import { spellingsOf } from "./read-address.ts";

/** What has become of somebody who leaves, when an answer is due. */
export type Left =
  | "erased"
  /** Nothing more is planned; the rest is erased as soon as it can be, at the latest at the next start. */
  | "begun"
  /** Everything is as it was, but perhaps for what was asked for and never confirmed. */
  | "failed";

/** A mail that is on its way may hold the record for longer than a server waits for an answer. */
const PATIENCE_MS = 7 * SECOND;
const AGAIN_MS = 30 * SECOND;

/** Erases all there is of a place, with what was asked for its address before and never confirmed. */
export async function leave(parts: PeopleParts, place: Place): Promise<Left> {
  const { connected } = parts;
  if (!connected) return "failed";
  if (!(await forgetInvitations(parts, place))) return "failed";
  const erasing = erase(parts, place);
  const isErased = await within(erasing, { ms: PATIENCE_MS, clock: systemClock }, () => false);
  if (isErased) return "erased";
  // The channel goes first, so without one nothing else can come of it.
  if (await hasChannel(connected, place)) return "failed";
  void untilErased(parts, place, erasing);
  return "begun";
}

/** Tries until nothing is left. What the bot's end leaves of it, the next start erases. */
async function untilErased(
  parts: PeopleParts,
  place: Place,
  erasing: Promise<boolean>,
): Promise<void> {
  const { clock, stopping } = parts;
  const rest = () => clock.sleep(AGAIN_MS, stopping.signal).catch(() => undefined);
  let isErased = await erasing;
  while (!isErased && !stopping.signal.aborted) {
    await rest();
    isErased = await erase(parts, place);
  }
}

/** @returns whether nothing is left; never rejects */
async function erase(parts: PeopleParts, place: Place): Promise<boolean> {
  const { connected, addresses } = parts;
  await connected?.inbox.hear({ kind: "left", within: place, forGood: true });
  return addresses.generation(place) === undefined;
}

/**
 * First of all: what is asked for once its reader is gone, or was just being confirmed, is somebody's
 * who wants it.
 * @returns whether it could be
 */
async function forgetInvitations(
  { addresses, invitations, tell }: PeopleParts,
  place: Place,
): Promise<boolean> {
  try {
    const address = await addresses.addressOf(place);
    const spelt = address === undefined ? undefined : spellingsOf(address).spelt;
    for (const each of await invitations.all())
      if (spellingsOf(each.address).spelt === spelt) await invitations.forget(each.id);
    return true;
  } catch (error) {
    tell({ level: "error", kind: "failed", text: "Somebody could not leave.", error });
    return false;
  }
}
