import { defined } from "../collections/defined.ts";
import { paperWithin } from "../paper/cited.ts";
import { readSchedule } from "../schedule/read-schedule.ts";
import { alsoCommandNote, NEWEST_NOTE, readAsNote, STOP_NOTE } from "../views/bot/reading-notes.ts";
import { isTypo } from "./suggest-name.ts";

/** A line that names no command, read as one that does. */
export interface Understood {
  /** As it could have been typed. */
  readonly line: string;
  /** How it was read, in a sentence; left out where nothing is to be said. */
  readonly note?: string;
  /** It would change something, so it is offered, not done. */
  readonly isOffered?: true;
}

/** Words that stand for a command, whatever follows. */
const VERBS: Readonly<Record<string, string>> = {
  follow: "subscribe",
  sub: "subscribe",
  unfollow: "unsubscribe",
  unsub: "unsubscribe",
  find: "search",
  lookup: "search",
};

/** Lines that say one thing and nothing else. */
const WHOLE: readonly (readonly [lines: string, line: string, note?: string])[] = [
  [
    "list|ls|my topics|my subscriptions|topics|subs|following|follows|channels|settings|status",
    "subscriptions",
  ],
  ["today|now|day|top|hot|popular", "trending period:day"],
  ["week|weekly|this week", "trending period:week"],
  ["month|monthly|this month", "trending period:month"],
  ["pause", "schedule pause"],
  ["resume|unpause|continue", "schedule resume"],
  [
    "stop|unfollow|unsub|off|quiet|mute|silence|disable|cancel|leave|remove|delete",
    "subscriptions",
    STOP_NOTE,
  ],
  [
    "latest|newest|new|recent|news|newest papers|latest papers|new papers",
    "trending period:day",
    NEWEST_NOTE,
  ],
  ["follow|sub|add", "subscribe"],
  ["find|lookup", "search"],
  ["start|hi|hello|commands|menu|usage|info|about|-h|--help", "help"],
  ["time|timezone|tz|when|next", "schedule"],
];

const byLine: ReadonlyMap<string, Understood> = new Map(
  WHOLE.flatMap(([lines, line, note]) =>
    lines
      .split("|")
      .map((each) => [each, { line, ...defined({ note: note || undefined }) }] as const),
  ),
);

/** What may stand behind a word that says it all: "list all topics". */
const MORE =
  /^(?:(?:all|my|the|our|every|everything|digests?|topics?|subscriptions?|papers?|please|here|it) ?)+$/;

/**
 * What a line without a command's name asks for, in the words people try first; undefined for what is
 * to be searched.
 */
export function understand(line: string, names: readonly string[]): Understood | undefined {
  const plain = line
    .toLowerCase()
    .replace(/[.!?]+$/, "")
    .replace(/\s+/g, " ")
    .trim();
  const [first = "", ...others] = plain.split(" ");
  const rest = line.trim().slice(first.length).trim();
  return (
    byLine.get(plain) ??
    (others.length > 0 && MORE.test(others.join(" ")) ? byLine.get(first) : undefined) ??
    verb(first, rest) ??
    mistyped(first, rest, names) ??
    bareSchedule(line)
  );
}

/** Where a word also says a command, though the line is searched: how to say the command. */
export function otherwise(line: string): string | undefined {
  const [first = ""] = line.trim().toLowerCase().split(/\s+/);
  const meant = byLine.get(first);
  return meant && alsoCommandNote(first, meant.line);
}

function verb(first: string, rest: string): Understood | undefined {
  if (rest === "") return undefined;
  const command = Object.hasOwn(VERBS, first) ? VERBS[first] : undefined;
  if (command !== undefined) return read(first, `${command} ${rest}`);
  if (/^(?:open|get|view)$/.test(first) && paperWithin(rest)) return { line: `show ${rest}` };
  if (/^(?:related|like)$/.test(first) && paperWithin(rest)) return { line: `similar ${rest}` };
  if (/^(?:latest|newest)$/.test(first)) return read(first, `search ${rest} sort:newest`);
  const isTime = first === "time" && /\d/.test(rest);
  if ((isTime || /^(?:timezone|tz)$/.test(first)) && isSchedule(rest))
    return { line: `schedule ${rest}` };
  return undefined;
}

const CHANGING = new Set(["unsubscribe", "schedule", "privacy"]);

const DAY_WORDS = /\b(?:every|daily|week(?:day|end)s?|mon|tue|wed|thu|fri|sat|sun)/i;
const CLOCK_WORDS = /\d|\bnoon\b|\bmidnight\b/i;
const SHORT = 60;

/** "Weekdays 9:00": days and a time, without the command. */
function bareSchedule(line: string): Understood | undefined {
  const may = line.length <= SHORT && DAY_WORDS.test(line) && CLOCK_WORDS.test(line);
  return may && isSchedule(line) ? { line: `schedule ${line}`, isOffered: true } : undefined;
}

function isSchedule(text: string): boolean {
  try {
    return Object.keys(readSchedule(text)).length > 0;
  } catch {
    return false;
  }
}

/** A command's name with one slip of the finger. */
function mistyped(first: string, rest: string, names: readonly string[]): Understood | undefined {
  if (rest === "") return undefined;
  const name = names.find((each) => isTypo(first, each));
  if (name === undefined) return undefined;
  const line = `${name} ${rest}`;
  return CHANGING.has(name) ? { line, isOffered: true } : read(first, line);
}

function read(word: string, line: string): Understood {
  const [command = ""] = line.split(" ");
  return { line, note: readAsNote(word, command) };
}
