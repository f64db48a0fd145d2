import { z } from "zod";
import type { Schedule, Weekday } from "./schedule.ts";
import { isZone } from "./zone-clock.ts";

const WeekdayNumber = z.literal([1, 2, 3, 4, 5, 6, 7]) satisfies z.ZodType<Weekday>;

/** A schedule as a channel's document keeps it. */
export const StoredSchedule: z.ZodType<Schedule> = z.object({
  days: z.array(WeekdayNumber).min(1).refine(ascends, "must ascend without repeats"),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be HH:MM"),
  zone: z.string().refine(isZone, "must be an IANA time zone"),
});

/** @throws z.ZodError saying what is wrong with it */
export function parseSchedule(value: unknown): Schedule {
  return StoredSchedule.parse(value);
}

function ascends(days: readonly number[]): boolean {
  return days.every((day, at) => at === 0 || day > (days[at - 1] ?? 0));
}
