import type { Place } from "../../src/chat/place.ts";
import { type Ledger, newLedger } from "../../src/ledger/ledger.ts";
import type { Instant } from "../../src/time/instant.ts";

/**
 * A channel that comes from another bot is years old but was sent nothing by this one: its slots up
 * to `now` are not this bot's to post or to report as missed.
 */
export async function beginLedgers(
  ledger: Ledger,
  places: readonly Place[],
  now: Instant,
): Promise<void> {
  const known = new Set((await ledger.heads()).map(({ place }) => place));
  for (const place of places) if (!known.has(place)) await ledger.put(newLedger(place, now));
}
