import { defined } from "../collections/defined.ts";
import { UserError } from "../errors.ts";

type Period = "day" | "week" | "month";

/** What else people say for a day, a week and a month. */
export const PERIODS: Readonly<Record<string, Period>> = {
  "1d": "day",
  "24h": "day",
  daily: "day",
  today: "day",
  "1w": "week",
  "7d": "week",
  weekly: "week",
  "1m": "month",
  "30d": "month",
  "4w": "month",
  monthly: "month",
};

export interface TrendingSaid {
  /** What is left of the text. */
  readonly topic?: string;
  readonly period?: Period;
  readonly count?: number;
}

const LENGTH = "(?:1d|24 ?h(?:ours)?|day|1w|7 ?d(?:ays)?|week|1m|30 ?d(?:ays)?|4w|month)(?:'s)?";
const OF = "(?:in|of|for|over|during|from)";
const WHICH = "(?:this|last|past|current|previous)";
const ADVERB = "(?:today(?:'s)?|daily|weekly|monthly)";
const SAID = `(?:(?:${OF} )?(?:(?:the )?${WHICH}(?: the)? ${LENGTH}|${ADVERB})|${OF} the ${LENGTH})`;
/** "this week", "of the last 7 days", "weekly"; alone, at the beginning or at the end of a text. */
const WHOLE = new RegExp(`^(?:${SAID}|(?:the )?${LENGTH})$`, "i");
const FIRST = new RegExp(`^${SAID} `, "i");
const LAST = new RegExp(` (?:${SAID}|24 ?h|7 ?d(?:ays)?|30 ?d(?:ays)?|1w|week|month)$`, "i");
/** A category and a period: cs.CL week */
const BESIDE_CATEGORY =
  /^(?:(day|week|month) ([a-z-]+\.[a-z-]{2,10})|([a-z-]+\.[a-z-]{2,10}) (day|week|month))$/i;
const OTHER =
  /^(?:(?:this|last|past|of the) )?(?:year|quarter|decade|hour)$|^(?:all|of all) time$/i;
/** Days that are none of the three periods; a number that is too great. */
const OTHER_SPAN =
  /(?:^| )(?:last|past|previous|the last|the past) (?!24 |7 d|30 d|4 w|1 )\d{1,3} (?:hours?|days?|weeks?|months?|years?)$|^(?:since |on |from )?(?:yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{4}-\d\d(?:-\d\d)?)$|^(?:best )?(?:of|in) (?:19|20)\d\d$|^ever$|^(?!24 |7 d|30 d|4 w|1 )(?:\d{1,3}|two|three|four|five|six) (?:hours|days|weeks|months|years)$/i;
/** "top 5", "first 10", and "5 papers". */
const COUNTED =
  /^(?:(?:the )?(?:top|first|best) ?(\d{1,2})|(\d{1,2}) papers)(?= |$)| top ?(\d{1,2})$/i;
/** Words that narrow nothing down. */
const EMPTY =
  /^(?:(?:the )?(?:(?:top|best|hot|hottest|popular|most popular|new|newest) ?)?papers?|the|top|best|hot|popular|now|right now|everything|all|please)$/i;
/** What leads to a topic: papers on video. */
const LEADING =
  /^(?:(?:the )?(?:(?:top|best|hot|popular|new) )?papers (?=in |on |about |for ))?(?:in|on|about|for) /i;
/** Numbers people write as words. */
const NUMBERS = "one two three four five six seven eight nine ten".split(" ");
const SPELT = new RegExp(
  `^((?:the )?(?:top|first|best) )?(${NUMBERS.join("|")})(?= papers?\\b|$)`,
  "i",
);
const SPELT_TOP = new RegExp(`\\b(top|first|best) (${NUMBERS.join("|")})\\b`, "i");

/**
 * A period and a number said among the words of a topic: "robots this week", "top 5", "week 5".
 * @throws UserError for a period that nothing is counted over
 */
export function readTrending(text: string, most: number): TrendingSaid {
  const plain = inDigits(plainly(text.replace(/\s+/g, " ").replaceAll("’", "'").trim()));
  if (OTHER.test(plain) || OTHER_SPAN.test(plain))
    throw new UserError(
      "What trends is looked at over a day, a week or a month, as in “trending week”.",
    );
  const [, number] = /^(?:top )?(\d+)$/i.exec(plain) ?? [];
  if (number !== undefined && !(Number(number) >= 1 && Number(number) <= most))
    throw new UserError(`Say a number from 1 to ${most}, as in “trending top 5”.`);
  const counted = takeCount(plain, most);
  const { rest, period } = takePeriod(counted.rest);
  const count = counted.count ?? takeAlone(rest, most);
  const isNumber = counted.count === undefined && count !== undefined;
  const topic = isNumber || EMPTY.test(rest) ? "" : rest.replace(LEADING, "");
  return {
    ...defined({ topic: topic || undefined, period, count }),
  };
}

/** The same without what asks and says no more, and with one form of what is said in several. */
function plainly(text: string): string {
  return PLAINLY.reduce((said, [pattern, instead]) => said.replace(pattern, instead), text).trim();
}

const PLAINLY: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/^period[ =:]+(?=day|week|month)/i, ""],
  [/^(?:show|give)(?: me)? (?=\d|top )/i, ""],
  [/^what(?:'s| is) (?:trending|hot|popular)(?: (?:in|on))?(?= |$)/i, ""],
  [/(?<=\S) trending$/i, ""],
  [/^(?:the )?most (?:popular|upvoted|voted|liked)(?: papers)?(?= |$)/i, ""],
  [/\btop-(?=\d)/i, "top "],
  [/^(\d{1,2}) (?:best|top|hottest) papers/i, "$1 papers"],
  [/^(\d{1,2}) (?!papers)(\S.*) papers$/i, "top $1 $2"],
  [/^(?:1|one|an?) (day|week|month)$/i, "$1"],
  [/ in an? (day|week|month)$/i, " this $1"],
  [/^(\d{1,2}) (?=(?:in|on|about|for) )/i, "top $1 "],
  [/,(?= ?\d{1,2}$)/, ""],
];

function inDigits(text: string): string {
  const digits = (word: string) => String(NUMBERS.indexOf(word.toLowerCase()) + 1);
  return text
    .replace(SPELT, (_, before: string | undefined, word: string) => (before ?? "") + digits(word))
    .replace(SPELT_TOP, (_, top: string, word: string) => `${top} ${digits(word)}`);
}

function takeCount(text: string, most: number): { rest: string; count?: number } {
  const [all = "", top, papers, last] = COUNTED.exec(text) ?? [];
  const count = Number(top ?? papers ?? last);
  if (!(count >= 1 && count <= most)) return { rest: text };
  const rest = text.replace(all, "").trim();
  return { rest: top === undefined ? rest : rest.replace(/ papers$/i, ""), count };
}

/** A number that nothing else stands beside. */
function takeAlone(text: string, most: number): number | undefined {
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= most ? count : undefined;
}

function takePeriod(text: string): { rest: string; period?: Period } {
  const number = / \d{1,2}$/.exec(text)?.[0] ?? "";
  const words = number === "" ? text : text.slice(0, -number.length);
  const behind = /^(\d{1,2}) (.+)$/.exec(text);
  if (behind?.[2] && WHOLE.test(behind[2]))
    return { rest: behind[1] ?? "", period: periodOf(behind[2]) };
  if (WHOLE.test(words)) return { rest: number.trim(), period: periodOf(words) };
  const first = FIRST.exec(text)?.[0];
  if (first !== undefined) return { rest: text.slice(first.length), period: periodOf(first) };
  const last = LAST.exec(text)?.[0];
  if (last !== undefined) {
    return { rest: text.slice(0, -last.length).replace(/[,;:]$/, ""), period: periodOf(last) };
  }
  const beside = BESIDE_CATEGORY.exec(text);
  if (beside) {
    const [, before, second, first, behindIt] = beside;
    return { rest: second ?? first ?? "", period: periodOf(before ?? behindIt ?? "") };
  }
  return { rest: text };
}

function periodOf(words: string): Period {
  if (/week|1w|7/i.test(words)) return "week";
  return /month|1m|30|4w/i.test(words) ? "month" : "day";
}
