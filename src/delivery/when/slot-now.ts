import type { Slot } from "../../schedule/schedule.ts";
import { localTime } from "../../schedule/zone-clock.ts";
import type { Instant } from "../../time/instant.ts";

/** A slot that no schedule asked for: this moment, by the clocks of a zone. */
export function slotNow(zone: string, at: Instant): Slot {
  return { ...localTime(zone, at), zone, at, unscheduled: true };
}
