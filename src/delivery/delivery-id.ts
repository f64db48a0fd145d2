import { createHash } from "node:crypto";
import type { Place } from "../chat/place.ts";
import type { Slot } from "../schedule/schedule.ts";

/** Discord's nonce has at most 25 characters; 22 of base64 are 132 bits. */
const LENGTH = 22;

/**
 * The same for every attempt to post this part of this slot's digest, and no other's. The slot's
 * moment counts too: after a change of zone, one local time can come twice on a day.
 */
export function deliveryIdOf(place: Place, { date, time, at }: Slot, part: number): string {
  return shortHash(JSON.stringify([place, date, time, at, part]));
}

export function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, LENGTH);
}
