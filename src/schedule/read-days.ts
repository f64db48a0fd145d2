import { UserError } from "../errors.ts";
import type { Weekday } from "./schedule.ts";
import { shown } from "./shown.ts";

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const NAMES = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];

const GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map([
  ...["daily", "day", "days", "everyday", "all"].map((name) => [name, WEEK] as const),
  ...["weekday", "weekdays", "workday", "workdays"].map(
    (name) => [name, WEEK.slice(0, 5)] as const,
  ),
  ...["weekend", "weekends"].map((name) => [name, WEEK.slice(5)] as const),
]);

const FILLERS = new Set(["", "and", "every", "each", "on"]);

const TEXT_LIMIT = 200;

/**
 * Days from what a person types: "daily", "every weekday", "weekends", "mon,thu", "Monday and Thursday",
 * "mon-fri", "fri to mon". Ascending, without repeats.
 * @throws UserError naming what works
 */
export function readDays(text: string): Weekday[] {
  const named = wordsOf(text).map((word) => daysOf(word) ?? refuse(text));
  if (named.length === 0) refuse(text);
  const days = new Set(named.flat());
  return WEEK.filter((day) => days.has(day));
}

function wordsOf(text: string): string[] {
  const plain = text
    .slice(0, TEXT_LIMIT + 1)
    .normalize("NFKC")
    .toLowerCase();
  if (plain.length > TEXT_LIMIT) refuse(text);
  return plain
    .replace(/\s+/g, " ")
    .replace(/ (?:to|through|until) | ?[-–—] ?/g, "-")
    .split(/[ ,;.&+/]+/)
    .filter((word) => !FILLERS.has(word));
}

function daysOf(word: string): readonly Weekday[] | undefined {
  const [first = "", last, ...rest] = word.split("-");
  if (last === undefined) return GROUPS.get(first) ?? range(dayOf(first), dayOf(first));
  return rest.length === 0 ? range(dayOf(first), dayOf(last)) : undefined;
}

/** Position in the week; two letters tell every day from the others. */
function dayOf(word: string): number {
  if (word === "weds") return 2;
  return word.length < 2 ? -1 : NAMES.findIndex((name) => name.startsWith(word));
}

/** "fri-mon" runs over the end of the week. */
function range(first: number, last: number): readonly Weekday[] | undefined {
  if (first < 0 || last < 0) return undefined;
  return first <= last
    ? WEEK.slice(first, last + 1)
    : [...WEEK.slice(0, last + 1), ...WEEK.slice(first)];
}

function refuse(text: string): never {
  throw new UserError(
    `${shown(text)} names no days. Say “daily”, “weekdays”, “weekends”, or days such as “mon, thu” or “mon-fri”.`,
  );
}
