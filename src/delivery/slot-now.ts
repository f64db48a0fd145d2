import type { Instant } from "../paper/paper.ts";
import type { Slot } from "../schedule/schedule.ts";
import { offsetAt } from "../schedule/zone-clock.ts";

/** A slot that no schedule asked for: this moment, by the clocks of a zone. */
export function slotNow(zone: string, at: Instant): Slot {
  const local = new Date(at + offsetAt(zone, at)).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16), at };
}
