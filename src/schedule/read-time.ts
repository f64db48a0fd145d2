import { UserError } from "../errors.ts";
import { shown } from "./shown.ts";

/** 7 in the evening */
const PART_OF_DAY = / (?:(?:in the|at) )?(morning|afternoon|evening|night)$/;

const UNIT = "(?: ?(?:h|uhr|hrs?|hours|o['’]? ?clock))?";
const HALF = String.raw`(?: ?(?<half>[ap])\.?m\.?| ?(?<letter>[ap]))?`;

/** 9, 9:30, 09.30, 09:00:00, 17h, 17h30, 17:30h, 18 Uhr, 9am, 9:30 p.m., 9p */
const CLOCK = new RegExp(
  String.raw`^(?<hour>\d{1,2})(?: ?(?:[:.h]|uhr) ?(?<minute>\d{2})(?::00)?)?${UNIT}${HALF}$`,
);

/** 900, 0930, 930pm, 0930h */
const DIGITS = new RegExp(String.raw`^(?<hour>\d{1,2})(?<minute>\d{2})${UNIT}${HALF}$`);

/** nine am, nine thirty, ten o'clock */
const SPOKEN =
  /^(?<number>[a-z]+)(?: (?<past>thirty|fifteen|forty[ -]five))?(?<clock> o['’]? ?clock)?(?: ?(?<half>[ap])\.?m\.?)?$/;

/** half past nine, quarter to ten */
const PARTS =
  /^(?<part>half past|quarter past|quarter to) (?<number>[a-z]+|\d{1,2})(?: ?(?<half>[ap])\.?m\.?)?$/;

const WORDS: ReadonlyMap<string, string> = new Map([
  ["noon", "12:00"],
  ["12 noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
  ["12 midnight", "00:00"],
]);

const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

const MINUTES_PAST: ReadonlyMap<string, string> = new Map([
  ["thirty", "30"],
  ["fifteen", "15"],
  ["half past", "30"],
  ["quarter past", "15"],
  ["quarter to", "45"],
]);

const TEXT_LIMIT = 40;

/** A time of day, and whether it says which half of the day it is in. */
export interface TimeFound {
  /** `HH:MM` */
  readonly time: string;
  /** "9" can be said of the evening, "9am" and "09:00" cannot. */
  readonly isOpen: boolean;
}

/**
 * A time of day from what a person types, as `HH:MM`: "9", "9:00", "09.00", "9am", "12 am", "noon", "17h",
 * "900", "18 Uhr", "half past nine".
 * @throws UserError naming what works
 */
export function readTime(text: string): string {
  const found = findTime(text) ?? inPart(text);
  return found?.time ?? refuse(text);
}

/** The time in the half of the day that is said behind it; a schedule reads that apart. */
function inPart(text: string): TimeFound | undefined {
  const plain = text.trim().toLowerCase().replace(/\s+/g, " ");
  const part = PART_OF_DAY.exec(plain)?.[1];
  const found = part === undefined ? undefined : findTime(plain.replace(PART_OF_DAY, ""));
  return found && inHalf(found, part);
}

/** Eight of the evening is 20:00. */
function inHalf(found: TimeFound, part: string | undefined): TimeFound {
  if (!found.isOpen || part === "morning") return found;
  const hour = Number(found.time.slice(0, 2));
  return hour < 12 ? { time: `${hour + 12}${found.time.slice(2)}`, isOpen: false } : found;
}

/** The same; undefined for what is no time of day. */
export function findTime(text: string): TimeFound | undefined {
  if (text.length > TEXT_LIMIT) return undefined;
  const whole = text.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ");
  const plain = whole.replace(/^(?:at |um |à |a las? |alle |às |om |@ ?)/, "");
  const word = WORDS.get(plain);
  if (word !== undefined) return { time: word, isOpen: false };
  return inDigits(plain) ?? inWords(plain, whole !== plain) ?? spokenInPart(plain);
}

/** "Eight in the evening": what is said behind it makes a number alone a time. */
function spokenInPart(plain: string): TimeFound | undefined {
  const part = PART_OF_DAY.exec(plain);
  const found = part ? inWords(plain.slice(0, part.index), true) : undefined;
  return found && inHalf(found, part?.[1]);
}

function inDigits(plain: string): TimeFound | undefined {
  const {
    hour,
    minute = "00",
    half,
    letter,
  } = CLOCK.exec(plain)?.groups ?? DIGITS.exec(plain)?.groups ?? {};
  return hour === undefined ? undefined : timeOf(Number(hour), minute, half ?? letter, hour);
}

function inWords(plain: string, isSaidAt: boolean): TimeFound | undefined {
  const { number = "", past, clock, half } = SPOKEN.exec(plain)?.groups ?? {};
  // A number alone is no time.
  if (NUMBERS.includes(number) && (isSaidAt || (past ?? clock ?? half) !== undefined))
    return timeOf(NUMBERS.indexOf(number), minutesPast(past), half);
  const { part, number: hour = "", half: side } = PARTS.exec(plain)?.groups ?? {};
  const told = NUMBERS.includes(hour) ? NUMBERS.indexOf(hour) : Number(hour || Number.NaN);
  return timeOf(part === "quarter to" ? told - 1 : told, minutesPast(part), side);
}

function minutesPast(words: string | undefined): string {
  if (words === undefined) return "00";
  return MINUTES_PAST.get(words) ?? "45";
}

function timeOf(
  hour: number,
  minute: string,
  half: string | undefined,
  typed = "",
): TimeFound | undefined {
  const onDay = hourOf(hour, half);
  if (!(onDay >= 0 && onDay < 24) || Number(minute) > 59) return undefined;
  const isOpen = half === undefined && hour <= 12 && !typed.startsWith("0");
  return { time: `${String(onDay).padStart(2, "0")}:${minute}`, isOpen };
}

/** NaN for what is no hour. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return Number.NaN;
  return (hour % 12) + (half === "p" ? 12 : 0);
}

function refuse(text: string): never {
  throw new UserError(
    `${shown(text)} is not a time of day. Say “9:00”, “17:30”, “9am”, “noon” or “midnight”.`,
  );
}
