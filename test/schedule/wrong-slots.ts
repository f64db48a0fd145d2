import type { Schedule } from "../../src/schedule/schedule.ts";
import { slotsBetween } from "../../src/schedule/slots.ts";
import { DAY } from "../../src/time/durations.ts";
import { type Clocks, momentBy } from "./clocks-2026-2028.ts";

const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2028, 11, 31);

/** Of each day of the years 2026 to 2028: where its slot differs from what the recorded clocks say. */
export function wrongSlots(those: Clocks, zone: string, time: string): string[] {
  const schedule: Schedule = { days: [1, 2, 3, 4, 5, 6, 7], time, zone };
  const ofDay = Date.parse(`1970-01-01T${time}Z`);
  const wrong: string[] = [];
  let after = momentBy(those, FROM - DAY + ofDay);
  for (let day = FROM; day < TO; day += DAY) {
    const [slot] = slotsBetween(schedule, after, Number.POSITIVE_INFINITY, 1);
    const expected = {
      date: new Date(day).toISOString().slice(0, 10),
      at: momentBy(those, day + ofDay),
    };
    if (slot?.date !== expected.date || slot.at !== expected.at)
      wrong.push(`${zone} ${time}: ${JSON.stringify(slot)}, not ${JSON.stringify(expected)}`);
    after = expected.at;
  }
  return wrong;
}
