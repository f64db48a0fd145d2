import { HOUR } from "../time/durations.ts";
import type { Slot } from "./schedule.ts";

/** No change of a country's clocks has moved a slot further. */
const MOVED_AT_MOST_MS = 3 * HOUR;

/**
 * Whether two slots of one channel are the same: by local date, time and zone, not by the moment, which
 * changes with the zone data. One of an earlier version, without a zone, is told by how near it is.
 */
export function isSameSlot(one: Slot, other: Slot): boolean {
  if (one.date !== other.date || one.time !== other.time) return false;
  if (one.unscheduled || other.unscheduled) return one.at === other.at;
  if (one.zone !== undefined && other.zone !== undefined) return one.zone === other.zone;
  return Math.abs(one.at - other.at) <= MOVED_AT_MOST_MS;
}
