import type { Schedule, Weekday } from "./schedule.ts";

export const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  1: "Mondays",
  2: "Tuesdays",
  3: "Wednesdays",
  4: "Thursdays",
  5: "Fridays",
  6: "Saturdays",
  7: "Sundays",
};

/** "every weekday at 9:00 Europe/Berlin", "Mondays and Thursdays at 17:30 UTC". */
export function describeSchedule({ days, time, zone }: Schedule): string {
  return `${describeDays(days)} at ${time.replace(/^0/, "")} ${zone}`;
}

/** "every day", "every weekday", or the days by name; `readDays` reads it back. */
export function describeDays(days: readonly Weekday[]): string {
  const key = days.join("");
  if (key === "1234567") return "every day";
  if (key === "12345") return "every weekday";
  const names = days.map((day) => DAY_NAMES[day]);
  const last = names.at(-1) ?? "never";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
