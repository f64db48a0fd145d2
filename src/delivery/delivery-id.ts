import { hash } from "node:crypto";
import type { Place } from "../chat/place.ts";
import type { Slot } from "../schedule/schedule.ts";

/** Discord's nonce has at most 25 characters; 22 of base64 are 132 bits. */
const LENGTH = 22;

/**
 * The same for every attempt to post this part of this slot's digest, and no other's: after a change of
 * zone, one local time can come twice on a day. The moment does not count, since newer zone data move
 * it, except where a person asked, which happens at any moment.
 */
export function deliveryIdOf(place: Place, slot: Slot, part: number): string {
  const { date, time, zone, at, unscheduled } = slot;
  return shortHash(JSON.stringify([place, date, time, zone, ...(unscheduled ? [at] : []), part]));
}

/** The id of a part that is posted whole after all, so that nothing takes it for its line. */
export function wholeIdOf(deliveryId: string): string {
  return shortHash(`${deliveryId} whole`);
}

export function shortHash(text: string): string {
  return hash("sha256", text, "base64url").slice(0, LENGTH);
}
