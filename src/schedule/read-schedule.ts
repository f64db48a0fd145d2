import { distance } from "fastest-levenshtein";
import { defined } from "../collections/defined.ts";
import { UserError } from "../errors.ts";
import { findDays } from "./read-days.ts";
import { findTime, type TimeFound } from "./read-time.ts";
import { knownZone } from "./read-zone.ts";
import type { Schedule, Weekday } from "./schedule.ts";
import { shown } from "./shown.ts";
import { plainZone, zoneBySpelling } from "./zone-names.ts";

const TEXT_LIMIT = 200;
/** The longest way to say days or a time, in words. */
const WORDS_AT_MOST = 14;

/** Words that carry nothing at the edges of what else is said. */
const FILLERS = new Set(
  "a an and around at change deliver digest digests each every for from give i in it just local me my of on once only per please post send set sharp the them time timezone to us want week weekly zone @ - –".split(
    " ",
  ),
);

/** Which half of the day "at 8" is in. */
const PARTS_OF_DAY: ReadonlyMap<string, "am" | "pm"> = new Map([
  ...["morning", "mornings"].map((word) => [word, "am"] as const),
  ...["afternoon", "afternoons", "evening", "evenings", "night", "nights"].map(
    (word) => [word, "pm"] as const,
  ),
]);

/** Which days these are, nobody says. */
const SO_MANY_DAYS = /\b(?:[2-6]|two|three|four|five|six|few|several) days\b/i;

interface Word {
  readonly text: string;
  /** What stood between it and the word before. */
  readonly before: " " | ", ";
}

interface Heard {
  readonly days: Set<Weekday>;
  readonly times: TimeFound[];
  readonly rest: Word[][];
  part?: "am" | "pm";
}

/**
 * Days, time and zone from what a person types, in any order: "weekdays at 9am", "mon wed fri 9:00 New
 * York", "every day at noon in Berlin", "9:00". What was not said is left out.
 * @throws UserError for what is none of them
 */
export function readSchedule(text: string): Partial<Schedule> {
  if (text.length > TEXT_LIMIT || SO_MANY_DAYS.test(text)) refuse(text);
  const heard = hear(wordsOf(text));
  const zone = zoneOf(heard.rest);
  const time = timeOf(heard);
  const days = ([1, 2, 3, 4, 5, 6, 7] as const).filter((day) => heard.days.has(day));
  if (days.length === 0 && time === undefined && zone === undefined) refuse(text);
  return {
    ...defined({ days: days.length > 0 ? days : undefined, time, zone }),
  };
}

function wordsOf(text: string): Word[] {
  const plain = text.normalize("NFKC").replace(/["“”„«»]/g, "");
  // "Every morning" says days; "in the morning" does not.
  const said = plain.replace(
    /\b(?:every|each) (?=(?:morning|afternoon|evening|night)\b)/gi,
    "daily ",
  );
  const apart = said.replace(/(?<=\d)z(?=[\s,;]|$)/gi, " Z");
  const pieces = apart.split(/([\s,;]+)/);
  return pieces.flatMap((piece, at) => {
    if (at % 2 === 1 || piece === "") return [];
    return [{ text: piece, before: /[,;]/.test(pieces[at - 1] ?? "") ? ", " : " " } as const];
  });
}

/** At each word, the longest row of words that says days or a time; what says neither is left. */
function hear(words: readonly Word[]): Heard {
  const heard: Heard = { days: new Set(), times: [], rest: [] };
  let leftFrom: Word[] = [];
  for (let at = 0; at < words.length; ) {
    const taken = takeDaysOrTime(words, at, heard);
    const word = words[at];
    if (taken > 0) leftFrom = [];
    else if (word) {
      if (leftFrom.length === 0) heard.rest.push(leftFrom);
      leftFrom.push(word);
    }
    at += Math.max(1, taken);
  }
  return heard;
}

/** How many words were taken. */
function takeDaysOrTime(words: readonly Word[], at: number, heard: Heard): number {
  for (let count = Math.min(WORDS_AT_MOST, words.length - at); count > 0; count--) {
    const text = joined(words.slice(at, at + count));
    const time = findTime(text);
    if (time) heard.times.push(time);
    const days = time ? undefined : findDays(text);
    for (const day of days ?? []) heard.days.add(day);
    if (time || days) return count;
  }
  const word = words[at]?.text.toLowerCase() ?? "";
  const part = PARTS_OF_DAY.get(word);
  if (!part) return 0;
  heard.part = part;
  if (word.endsWith("s") && heard.days.size === 0)
    for (const day of findDays("daily") ?? []) heard.days.add(day);
  return 1;
}

function timeOf({ times, part }: Heard): string | undefined {
  const said = new Set(times.map(({ time }) => time));
  if (said.size > 1)
    throw new UserError("A channel gets its digest at one time of the day. Say one time.");
  const [found] = times;
  if (!found) return undefined;
  const hour = Number(found.time.slice(0, 2));
  if (part !== "pm" || !found.isOpen || hour >= 12) return found.time;
  return `${hour + 12}${found.time.slice(2)}`;
}

/** Several rows of words may be one place: "Berlin every day, Germany". */
function zoneOf(rest: readonly (readonly Word[])[]): string | undefined {
  const rows = rest.map((row) => joined(withoutFillers(row))).filter((row) => row !== "");
  if (rows.length === 0) return undefined;
  const whole = rows.join(", ");
  return knownZone(whole) ?? refuse(whole);
}

function withoutFillers(row: readonly Word[]): readonly Word[] {
  const carries = ({ text }: Word) => !FILLERS.has(text.toLowerCase().replace(/[:.!?]+$/, ""));
  const first = row.findIndex(carries);
  return first < 0 ? [] : row.slice(first, row.findLastIndex(carries) + 1);
}

function joined(words: readonly Word[]): string {
  return words.map(({ text, before }, at) => (at === 0 ? text : before + text)).join("");
}

function refuse(text: string): never {
  const near = nearZone(text);
  const meant = near === undefined ? "" : ` Did you mean ${near}?`;
  throw new UserError(
    `${shown(text)} is no day, time or time zone that is known here.${meant} Say them in any order, such as “weekdays 9:00 Europe/Berlin” or “mon, thu 17:30”; what you leave out stays as it is.`,
  );
}

function nearZone(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const plain = plainZone(text);
  const most = plain.length < 6 ? 1 : 2;
  return [...zoneBySpelling].find(([name]) => distance(name, plain) <= most)?.[1];
}
