import { paperWithin } from "../paper/cited.ts";
import { parsePaperId } from "../paper/id.ts";
import { alsoCommandNote, asCommandNote, readAsNote } from "../views/bot/reading-notes.ts";
import { readTrending } from "./read-trending.ts";
import { isTypo } from "./suggest-name.ts";
import { isSchedule, readVerb } from "./verbs.ts";
import { type WholeLine, wholeLine, wholeWord } from "./whole-lines.ts";

/** A line that names no command, read as one that does. */
export interface Understood {
  /** As it could have been typed. */
  readonly line: string;
  /** How it was read, in a sentence; left out where nothing is to be said. */
  readonly note?: string;
  /** It would change something, so it is offered, not done. */
  readonly isOffered?: true;
}

/** What may stand behind a word that says it all: "list all topics". */
const MORE =
  /^(?:(?:all|my|the|our|every|everything|digests?|topics?|subscriptions?|papers?|please|here|it) ?)+$/;

/** What asks for something politely, and says no more. */
const ASKING =
  /^(?:(?:please|pls|can you|could you|would you|i want to|i'd like to|i would like to|let me|let's) )+/i;

/**
 * What a line without a command's name asks for, in the words people try first; undefined for what is
 * to be searched.
 */
export function understand(line: string, names: readonly string[]): Understood | undefined {
  const asked = line.replace(/\s+/g, " ").trim().replace(ASKING, "");
  const plain = asked
    .toLowerCase()
    .replace(/(?<=\S)[.!?]+$/, "")
    .trim();
  const [first = "", ...others] = plain.split(" ");
  const rest = asked.slice(first.length).trim();
  return (
    wholeLine(plain) ??
    (others.length > 0 && MORE.test(others.join(" ")) ? wholeWord(first) : undefined) ??
    named(line, asked, first, names) ??
    readVerb(asked) ??
    newest(first, rest) ??
    trendingOf(plain) ??
    mistyped(first, rest, names) ??
    (others.length === 1 && parsePaperId(rest) ? { line: `show ${rest}` } : undefined) ??
    bareSchedule(asked)
  );
}

/** Where a word also says a command, though the line is searched: how to say the command. */
export function otherwise(line: string): string | undefined {
  const [first = "", ...more] = line.trim().split(/\s+/);
  const word = first.toLowerCase();
  if (/^(?:add|track|watch|alert|notify)$/.test(word) && more.length > 0)
    return asCommandNote(`subscribe ${more.join(" ")}`);
  if (/^(?:remove|delete|drop)$/.test(word) && more.length > 0)
    return asCommandNote(`unsubscribe ${more.join(" ")}`);
  const meant = wholeWord(word);
  return meant && alsoCommandNote(word, meant.line);
}

/** What “show” is asked for, where it is no paper: a list of ours, or what is to be searched. */
export function understandShow(rest: string): Understood | undefined {
  if (paperWithin(rest) || !/\p{L}{2}/u.test(rest) || /\d{3,}\.\d|:\/\//.test(rest))
    return undefined;
  const what = rest.replace(/^(?:me|us) /i, "");
  const plain = what.toLowerCase().replace(/[.!?]+$/, "");
  const whole = wholeLine(plain) ?? wholeLine(plain.replace(/^(?:my|the|our|all) /, ""));
  return (
    whole ?? trendingOf(plain) ?? { line: `search ${what}`, note: readAsNote("show", "search") }
  );
}

/** A command by its name, behind “please”, or with a colon. */
function named(
  line: string,
  asked: string,
  first: string,
  names: readonly string[],
): WholeLine | undefined {
  const [, explained = ""] = /^(?:how (?:do i|can i|to)|man) (\w+)[?!.]*$/i.exec(asked) ?? [];
  if (names.includes(explained.toLowerCase())) return { line: `help ${explained}` };
  const name = first.replace(/:$/, "");
  if (!names.includes(name) || (name === first && asked === line)) return undefined;
  return { line: `${name}${asked.slice(first.length)}` };
}

function newest(first: string, rest: string): WholeLine | undefined {
  if (rest === "" || !/^(?:latest|newest)$/.test(first)) return undefined;
  return read(first, `search ${rest} sort:newest`);
}

const HOT =
  /^(?:what(?:'s| is| are|s) )?(?:the )?(?:(?:most )?(?:popular|trending|hot|hottest|top|best|trends?|new)\b ?)|^(?:today's|this week's|this month's) (?=papers)|^(?:daily|papers)(?: |$)/;

/** “Top 5”, “best papers this week”: a period or a number, and no subject. */
function trendingOf(plain: string): WholeLine | undefined {
  if (!HOT.test(plain)) return undefined;
  const bare = plain
    .replace(/^what(?:'s| is| are|s) /, "")
    .replace(/^(today|this week|this month)'s papers$/, "$1");
  const whole = wholeLine(bare);
  if (whole) return whole;
  const asked = bare
    .replace(/\b(?:most )?(?:popular|trending|hot|hottest|best|trends)\b ?/, "")
    .trim();
  const { topic, period, count } = attempt(asked) ?? { topic: asked };
  return topic === undefined && (period ?? count) !== undefined
    ? { line: `trending ${asked}` }
    : undefined;
}

const MOST = 20;

function attempt(text: string) {
  try {
    return readTrending(text, MOST);
  } catch {
    return undefined;
  }
}

const CHANGING = new Set(["unsubscribe", "schedule", "privacy"]);

const DAY_WORDS = /\b(?:every|daily|week(?:day|end)s?|mon|tue|wed|thu|fri|sat|sun)/i;
const CLOCK_WORDS = /\d|\bnoon\b|\bmidnight\b/i;
const TIME_ALONE = /^(?:at )?\d{1,2}(?::\d\d(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?: |$)/i;
const SHORT = 60;

/** "Weekdays 9:00", "10am": days and a time, or a time, without the command. */
function bareSchedule(line: string): Understood | undefined {
  const isLong = DAY_WORDS.test(line) && CLOCK_WORDS.test(line);
  const may = line.length <= SHORT && (isLong || TIME_ALONE.test(line));
  return may && isSchedule(line) ? { line: `schedule ${line}`, isOffered: true } : undefined;
}

/** A command's name with one slip of the finger. */
function mistyped(first: string, rest: string, names: readonly string[]): Understood | undefined {
  if (rest === "") return undefined;
  const typed = first.replace(/:$/, "");
  const name = names.find((each) => isTypo(typed, each));
  if (name === undefined) return undefined;
  const line = `${name} ${rest}`;
  return CHANGING.has(name) ? { line, isOffered: true } : read(typed, line);
}

function read(word: string, line: string): Understood {
  const [command = ""] = line.split(" ");
  return { line, note: readAsNote(word, command) };
}
