import { DAY } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import { type DaySpan, monthNamed, parseDays, startOfDay } from "../day.ts";

/**
 * Days said beside the present one, in UTC: today, yesterday, monday, this week, last month, january,
 * `7d`, `2w`, `3m` (30 days each), `1y` (365 days), 2 weeks ago, past 10 days. Weeks begin on Monday.
 */
export function parseDayWords(text: string, now: Instant): DaySpan | undefined {
  const words = text
    .toLowerCase()
    .trim()
    .replace(/^-(?=\d)/, "")
    .split(/[\s_-]+/);
  const said = words.join(" ");
  const today = startOfDay(now);
  if (said === "today" || said === "now") return dayAt(today);
  if (said === "yesterday") return dayAt(today - DAY);
  return (
    ago(said, today) ?? calendarSpan(said, today) ?? weekday(said, today) ?? monthOf(words, today)
  );
}

function dayAt(start: Instant): DaySpan {
  return { start, end: start + DAY };
}

const DAYS_IN = new Map([
  ["d", 1],
  ["w", 7],
  ["m", 30],
  ["y", 365],
]);
const COUNTS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

const AGO = new RegExp(
  `^(?:(?:past|last|the past|the last|in the last) )?(\\d{1,4}|an?|${COUNTS.join("|")})?\\s?(?:(d|w|mo?|y)|(hour|day|week|month|year)s?|hours?|hrs?|h)(?: ago| old)?$`,
);

/** 7d, 7 days, 7 days ago, two weeks, past week, last 24 hours: the day so long ago. */
function ago(said: string, today: Instant): DaySpan | undefined {
  const found = AGO.exec(said);
  if (!found || /^(?:last|this) (?:week|month|year)$/.test(said)) return undefined;
  const [, typed = "1", short, long] = found;
  const count = numberSaid(typed);
  const days = DAYS_IN.get((short ?? long ?? "").slice(0, 1)) ?? 1 / 24;
  if (count === undefined || (found[1] === undefined && !said.includes(" "))) return undefined;
  const before = Math.ceil(count * (long === "hour" ? 1 / 24 : days));
  return before > MOST_DAYS ? undefined : dayAt(today - before * DAY);
}

const MOST_DAYS = 36_500;

function numberSaid(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  if (word === "a" || word === "an") return 1;
  const at = COUNTS.indexOf(word);
  return at < 0 ? undefined : at;
}

/** This week, last month, … */
function calendarSpan(said: string, today: Instant): DaySpan | undefined {
  const found = /^(this|last|previous|current) ?(week|month|year)$/.exec(said);
  if (!found) return undefined;
  const back = found[1] === "this" || found[1] === "current" ? 0 : 1;
  if (found[2] === "week") {
    const start = today - weekdayOf(today) * DAY - back * 7 * DAY;
    return { start, end: start + 7 * DAY };
  }
  const [year, month] = [new Date(today).getUTCFullYear(), new Date(today).getUTCMonth() - back];
  if (found[2] === "month") return { start: Date.UTC(year, month), end: Date.UTC(year, month + 1) };
  return { start: Date.UTC(year - back, 0), end: Date.UTC(year - back + 1, 0) };
}

/** 0 for Monday. */
function weekdayOf(at: Instant): number {
  return (new Date(at).getUTCDay() + 6) % 7;
}

const WEEKDAYS = "mon tue wed thu fri sat sun".split(" ");

/** The last day of that name before today. */
function weekday(said: string, today: Instant): DaySpan | undefined {
  const found =
    /^(?:last )?((?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)$/.exec(said);
  const day = WEEKDAYS.indexOf(found?.[1]?.slice(0, 3) ?? "");
  if (day < 0) return undefined;
  return dayAt(today - (((weekdayOf(today) - day + 6) % 7) + 1) * DAY);
}

/** The month of that name that began last, or a day in it. */
function monthOf(words: readonly string[], today: Instant): DaySpan | undefined {
  if (!words.some((word) => monthNamed(word) !== undefined)) return undefined;
  const year = new Date(today).getUTCFullYear();
  const inYear = (of: number) => parseDays(`${words.join(" ")} ${of}`);
  const recent = inYear(year);
  return recent && recent.start > today ? inYear(year - 1) : recent;
}
