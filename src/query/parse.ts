import { defined } from "../collections/defined.ts";
import type { Instant } from "../time/instant.ts";
import { datesInDoubt } from "./plainly/dates-in-doubt.ts";
import { hintsOn } from "./plainly/hints.ts";
import { restate } from "./plainly/restate.ts";
import type { Expr, Query } from "./query.ts";
import { interpret } from "./syntax/interpret.ts";
import { lex } from "./syntax/lex.ts";
import { type Limited, limit, MAX_CHARACTERS, MAX_TERMS } from "./syntax/limit.ts";
import { nest } from "./syntax/nest.ts";
import { isStopTerm, normalize } from "./syntax/normalize.ts";
import { repetitionsOf } from "./syntax/repetitions.ts";
import { clean, quote } from "./syntax/text.ts";
import { wordingOf } from "./syntax/wording.ts";

export interface ParseOptions {
  /** The present moment; without it `since:7d` is not understood. */
  readonly now?: Instant;
}

/** What is read at all; no canonical text of a query within its limits is longer. */
const MAX_READ = 4_000;
const MAX_PROBLEMS = 6;

/**
 * Reads a query as typed: words, "phrases", OR, -not, parentheses and `field:value`. Never throws: any
 * text is a query, and `problems` says in whole sentences what was not understood or left out.
 */
export function parseQuery(text: string, options: ParseOptions = {}): Query {
  const problems: string[] = [];
  const read = readable(restate(clean(text.slice(0, MAX_READ))), problems);
  const { tokens, unclosedQuote, strayStar } = lex(read);
  if (text.length > MAX_READ) problems.push(`Only the first ${MAX_READ} characters were read.`);
  if (unclosedQuote) problems.push("A quotation mark was not closed; it was closed at the end.");
  if (strayStar) problems.push(STRAY_STAR);
  const all = interpret(nest(tokens, problems), { problems, ...options });
  const { expr } = withinLimits(all && normalize(all), problems);
  const repeated = all && repetitionsOf(all, expr);
  const wording = all && wordingOf(all);
  remark(expr, read, problems);
  problems.push(...hintsOn(expr, read), ...datesInDoubt(expr, options.now));
  return {
    ...defined({
      expr,
      repeated: repeated && repeated.size > 0 ? repeated : undefined,
      wording: wording && wording.length > 0 ? wording : undefined,
    }),
    problems: shorten(problems),
  };
}

/** What other search engines put behind a word or a phrase: "cold worlds"~2, JWST^2 */
const WEIGHT = /(?<=\p{L}{2}|[)]|^)[~^](?:\d+(?:\.\d+)?)?(?=[\s)]|$)/gu;
/** A whole quotation, which is read as it is. */
const QUOTED = /(["“„«][^"“”„«»]*["”“»])/u;
/** te?t */
const ANY_LETTER = /(?<=\p{L})\?(?=\p{L})/u;
/** tr* and author:Jar* */
const SHORT_STAR =
  /(?<![\p{L}\p{N}:.-])\p{L}{2}\*(?=[\s)]|$)|(?<!\p{L})(?:author|au|by):[^\s"]+\*/iu;

/** Whether there is any of these. */
const ANY_SIGN = /[~^?*]/;

/** The text without signs that do nothing here, which are said. */
function readable(text: string, problems: string[]): string {
  if (!ANY_SIGN.test(text)) return text;
  const pieces = text.split(QUOTED);
  const outside = pieces.filter((_, at) => at % 2 === 0).join(" ");
  const signs = outside.match(WEIGHT) ?? [];
  if (signs.length > 0)
    problems.push(`${quote(signs.join(" "))} does nothing here and was left out.`);
  if (ANY_LETTER.test(outside))
    problems.push(
      "“?” stands for no letter; a word is as good as cut there. A star ends a beginning.",
    );
  if (SHORT_STAR.test(outside)) problems.push(STRAY_STAR);
  return pieces.map((piece, at) => (at % 2 === 0 ? piece.replace(WEIGHT, "") : piece)).join("");
}

const STRAY_STAR =
  "A star stands for letters at the end of a word of three or more, outside quotation marks; elsewhere it was ignored.";

function withinLimits(expr: Expr | undefined, problems: string[]): Limited {
  if (!expr) return {};
  const { expr: kept, left } = limit(expr);
  if (!left) return { expr };
  problems.push(
    `A query holds at most ${MAX_TERMS} terms and ${MAX_CHARACTERS} characters; ${nameTerm(left)} and what follows was left out.`,
  );
  const rest = kept && normalize(kept);
  return { ...defined({ expr: rest }) };
}

function nameTerm(term: NonNullable<Limited["left"]>): string {
  if (term.kind === "text") return quote(term.text);
  return term.kind === "author" ? quote(term.name) : "the last term";
}

/** Says what people should know about the query as a whole. */
function remark(expr: Expr | undefined, read: string, problems: string[]): void {
  if (!expr) {
    if (read !== "" && problems.length === 0) {
      problems.push(
        `Nothing in ${quote(read)} can be searched for; type words such as diffusion policy.`,
      );
    }
  } else if (isAllStopWords(expr)) {
    problems.push("Such common words match nearly every paper; add what it should be about.");
  } else if (isOnlyNegative(expr)) {
    problems.push(
      "This only says what to leave out and matches every other paper; add what you do want.",
    );
  }
}

function isAllStopWords(expr: Expr): boolean {
  if (expr.kind === "not") return false;
  return expr.kind === "and" || expr.kind === "or"
    ? expr.of.every(isAllStopWords)
    : isStopTerm(expr);
}

/** Whether a paper satisfies it by what it lacks alone. */
function isOnlyNegative(expr: Expr): boolean {
  switch (expr.kind) {
    case "not":
      return !isOnlyNegative(expr.of);
    case "and":
      return expr.of.every(isOnlyNegative);
    case "or":
      return expr.of.some(isOnlyNegative);
    default:
      return false;
  }
}

function shorten(problems: readonly string[]): readonly string[] {
  const distinct = [...new Set(problems)];
  if (distinct.length <= MAX_PROBLEMS) return distinct;
  const rest = distinct.length - MAX_PROBLEMS + 1;
  return [...distinct.slice(0, MAX_PROBLEMS - 1), `${rest} more parts were not understood.`];
}
