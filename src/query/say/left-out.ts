import { restate } from "../plainly/restate.ts";
import type { Expr, Query } from "../query.ts";
import { lex } from "../syntax/lex.ts";
import { isStopTerm } from "../syntax/normalize.ts";
import { clean } from "../syntax/text.ts";
import { describeList } from "./describe-list.ts";

const PICTURE = /\p{Extended_Pictographic}/gu;

/** Whole sentences on what of a text no paper is asked for: words that all have, and what is no word. */
export function leftOut(typed: string, { expr }: Query): string[] {
  if (!expr) return [];
  const words = lex(restate(clean(typed))).tokens.flatMap((token) =>
    token.kind === "word" && isCommon(token.text) ? [token.text.toLowerCase()] : [],
  );
  const pictures = typed.match(PICTURE) ?? [];
  return [
    ...sentence(
      words.filter((word) => !asksFor(expr, word)),
      "in nearly every paper",
    ),
    ...sentence(pictures, pictures.length > 1 ? "no words" : "no word"),
  ];
}

function isCommon(text: string): boolean {
  return isStopTerm({ kind: "text", text, phrase: false, field: "any" });
}

/** Where there is nothing else, common words are asked for after all. */
function asksFor(expr: Expr, word: string): boolean {
  switch (expr.kind) {
    case "and":
    case "or":
      return expr.of.some((each) => asksFor(each, word));
    case "not":
      return asksFor(expr.of, word);
    default:
      return expr.kind === "text" && !expr.phrase && expr.text.toLowerCase() === word;
  }
}

function sentence(words: readonly string[], are: string): string[] {
  const distinct = [...new Set(words)];
  if (distinct.length === 0) return [];
  const many = distinct.length > 1;
  const named = describeList(
    distinct.map((word) => `“${word}”`),
    "and",
  );
  return [`${named} ${many ? "are" : "is"} ${are} and ${many ? "were" : "was"} left out.`];
}
