import { exprKey } from "../key.ts";
import type { Expr, Query, TextTerm } from "../query.ts";
import { lex } from "../syntax/lex.ts";
import { isStopTerm } from "../syntax/normalize.ts";
import { clean } from "../syntax/text.ts";
import { printQuery } from "./print.ts";

/** A query whose words stand side by side, for one whose words may stand anywhere. */
export interface PhraseInstead {
  /** As a person would type it. */
  readonly text: string;
  /** The words of the phrase. */
  readonly phrase: string;
}

/**
 * The words of a query that were typed one after the other, as one phrase; undefined where there are
 * not two such words, or where they stand in different groups or fields.
 */
export function phraseInstead(typed: string, { expr }: Query): PhraseInstead | undefined {
  if (expr?.kind !== "and") return undefined;
  const run = longestRun(typed);
  const inRun = expr.of.filter((each) => isWordOf(run, each));
  const [first] = inRun;
  const phrase = run.join(" ");
  if (inRun.length < 2 || !first || !clean(typed).includes(phrase)) return undefined;
  const field = first.kind === "text" ? first.field : "any";
  if (inRun.some((each) => each.kind !== "text" || each.field !== field)) return undefined;
  const side: TextTerm = { kind: "text", text: phrase, phrase: true, field };
  const of: readonly Expr[] = [side, ...expr.of.filter((each) => !inRun.includes(each))];
  return { phrase, text: printQuery({ expr: { kind: "and", of }, problems: [] }) };
}

function isWordOf(run: readonly string[], expr: Expr): boolean {
  if (expr.kind !== "text" || expr.phrase) return false;
  const key = exprKey(expr);
  return run.some((text) => exprKey({ ...expr, text }) === key);
}

/** The most words, without quotes, that stand behind each other. */
function longestRun(typed: string): readonly string[] {
  let longest: string[] = [];
  let run: string[] = [];
  for (const token of lex(clean(typed)).tokens) {
    run = token.kind === "word" ? [...run, token.text] : [];
    if (run.length > longest.length) longest = run;
  }
  return withoutCommonEnds(longest);
}

/** Common words within a phrase count, those around it say nothing. */
function withoutCommonEnds(run: readonly string[]): readonly string[] {
  const telling = run.map(
    (text) => !isStopTerm({ kind: "text", text, phrase: false, field: "any" }),
  );
  return run.slice(Math.max(0, telling.indexOf(true)), telling.lastIndexOf(true) + 1);
}
