import { UserError } from "../errors.ts";
import { shown } from "./shown.ts";

/** 9, 9:30, 09.30, 17h, 17h30, 9am, 9:30 p.m. */
const CLOCK = /^(\d{1,2})(?:[:.h](\d{2})|h)? ?(?:([ap])\.?m\.?)?$/;

/** 0930 */
const FOUR_DIGITS = /^(\d{2})(\d{2})$/;

const WORDS: ReadonlyMap<string, string> = new Map([
  ["noon", "12:00"],
  ["midday", "12:00"],
  ["midnight", "00:00"],
]);

const TEXT_LIMIT = 40;

/**
 * A time of day from what a person types, as `HH:MM`: "9", "9:00", "09.00", "9am", "12 am", "noon", "17h".
 * @throws UserError naming what works
 */
export function readTime(text: string): string {
  const plain = plainOf(text);
  const [, hours, minutes = "00", half] = CLOCK.exec(plain) ?? FOUR_DIGITS.exec(plain) ?? [];
  const hour = hourOf(Number(hours), half);
  const time = `${String(hour).padStart(2, "0")}:${minutes}`;
  return WORDS.get(plain) ?? (hour < 24 && Number(minutes) < 60 ? time : refuse(text));
}

function plainOf(text: string): string {
  if (text.length > TEXT_LIMIT) refuse(text);
  return text.normalize("NFKC").toLowerCase().trim().replace(/\s+/g, " ").replace(/^at /, "");
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
