import { UserError } from "../errors.ts";
import { dayNamed } from "./day-names.ts";
import type { Weekday } from "./schedule.ts";
import { shown } from "./shown.ts";

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Two letters that alone are rather a word, or Michigan. */
const SHORT_GERMAN = /^(?:di|mi|do|so)$/;

const GROUPS: ReadonlyMap<string, readonly Weekday[]> = new Map<string, readonly Weekday[]>([
  ...["daily", "day", "days", "everyday", "all", "nightly", "alldays", "täglich"].map(
    (name) => [name, WEEK] as const,
  ),
  ...[
    "weekday",
    "weekdays",
    "workday",
    "workdays",
    "werktags",
    "wochentags",
    "mtwtf",
    "mtwthf",
    "mtwrf",
  ].map((name) => [name, WEEK.slice(0, 5)] as const),
  ...["weekend", "weekends"].map((name) => [name, WEEK.slice(5)] as const),
  ["mwf", [1, 3, 5]],
  ...["tth", "tuth", "tr"].map((name) => [name, [2, 4] as const] as const),
]);

/** Letters of timetables, where several stand together: "M-F", "M/W/F". S may be two days. */
const LETTERS = "mtwrf";

const FILLERS = new Set([
  "",
  ..."and any each every from just on only or plus single the weekly und jeden am et y e en los le les el cada chaque ogni elke todo".split(
    " ",
  ),
]);

const EXCEPT = new Set(["except", "excluding", "but", "no", "not", "without", "minus"]);

/** What is every day: each evening, mornings. */
const EACH_PART =
  /^(?:(?:every|each) (?:morning|afternoon|evening|night)|mornings|afternoons|evenings|nights)$/i;

const TEXT_LIMIT = 200;

/**
 * Days from what a person types: "daily", "every weekday", "weekends", "mon,thu", "Monday and Thursday",
 * "mon-fri", "fri to mon", "M/W/F", "weekdays except friday". Ascending, without repeats.
 * @throws UserError naming what works
 */
export function readDays(text: string): Weekday[] {
  if (EACH_PART.test(text.trim())) return [...WEEK];
  return findDays(text) ?? refuse(text);
}

/** The same; undefined for what names no days, or more than days. */
export function findDays(text: string): Weekday[] | undefined {
  const words = wordsOf(text);
  // One letter alone is rather the beginning of something else.
  if (!words || (words.length === 1 && isTooShort(words[0] ?? ""))) return undefined;
  const cut = words.findIndex((word) => EXCEPT.has(word));
  const said = cut < 0 ? words : words.slice(0, cut);
  const left = cut < 0 ? [] : words.slice(cut).filter((word) => !EXCEPT.has(word));
  const named = said.map(daysOf);
  const without = left.map(daysOf);
  if (![...named, ...without].every((days) => days !== undefined)) return undefined;
  if (words.length === 0 || (cut >= 0 && left.length === 0)) return undefined;
  const days = new Set(said.length > 0 ? named.flat() : WEEK);
  const excepted = new Set(without.flat());
  const rest = WEEK.filter((day) => days.has(day) && !excepted.has(day));
  return rest.length > 0 ? rest : undefined;
}

function isTooShort(word: string): boolean {
  return word.length === 1 || SHORT_GERMAN.test(word);
}

function wordsOf(text: string): string[] | undefined {
  const plain = text
    .slice(0, TEXT_LIMIT + 1)
    .normalize("NFKC")
    .toLowerCase();
  if (plain.length > TEXT_LIMIT) return undefined;
  return plain
    .replace(/["“”„«»]/g, "")
    .replace(/\s+/g, " ")
    .replace(/(?<=[a-z]{2}day)['’]s\b/g, "s")
    .replace(
      /(?:\btous les jours|\bchaque jour|\btodos (?:los|os) d[ií]as|\bogni giorno|\btutti i giorni|\b(?:elke|alle) dag(?:en)?)(?!\p{L})/gu,
      "alldays",
    )
    .replace(
      /\b(?:all week(?: long)?|(?:the )?whole week|(?:7|seven) days(?: (?:a|per) week)?)\b/g,
      "alldays",
    )
    .replace(/(?<=[a-zç])-feiras?\b/g, "")
    .replace(/\.(?= ?[-–—])/g, "")
    .replace(/(?<=[a-z])\.\.(?=[a-z])/g, "-")
    .replace(/\b(?:week|work|working|business|school)[ -]days?\b/g, "weekdays")
    .replace(/\bweek[ -]ends?\b/g, "weekends")
    .replace(/\b(?:during|in) the week\b/g, "weekdays")
    .replace(/ (?:to|through|thru|until|till?|bis) | ?[-–—] ?/g, "-")
    .split(/[ ,;.&+/]+/)
    .filter((word) => !FILLERS.has(word));
}

function daysOf(word: string): readonly Weekday[] | undefined {
  const [first = "", last, ...rest] = word.split("-");
  if (last === undefined) return GROUPS.get(first) ?? range(dayOf(first), dayOf(first));
  if (rest.length === 0) return range(dayOf(first), dayOf(last));
  // mon-wed-fri is a list.
  const each = [first, last, ...rest].map((day) => range(dayOf(day), dayOf(day)));
  return each.every((days) => days !== undefined) ? each.flat() : undefined;
}

/** Position in the week, also by the letters of timetables. */
function dayOf(word: string): number {
  return word.length === 1 ? LETTERS.indexOf(word) : dayNamed(word);
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
