import { exprKey } from "../key.ts";
import { nameWords } from "../names/name-words.ts";
import type { Expr, Term } from "../query.ts";
import { beginningOf } from "../words/beginning.ts";
import { isStopWord, tokenize } from "../words/tokenize.ts";
import { isBareWord } from "./bare-word.ts";
import { cleanPhrase, PLAIN_WORD } from "./text.ts";
import { alone, together } from "./together.ts";

/**
 * The one form of equal expressions that differ only in how they were nested: groups within like
 * groups are opened, repetitions and what holds no letters dropped, double negations undone, and
 * stop words beside anything else left out. Undefined when nothing is left.
 */
export function normalize(expr: Expr): Expr | undefined {
  const normal = nested(expr);
  return normal && readTogether(normal);
}

/** Which words are there together is known when all else is left out. */
function readTogether(expr: Expr): Expr {
  switch (expr.kind) {
    case "and":
      return { kind: "and", of: together(expr.of).map(withinGroups) };
    case "text":
      return together([expr])[0] ?? expr;
    default:
      return withinGroups(alone(expr));
  }
}

function withinGroups(expr: Expr): Expr {
  if (expr.kind === "not") {
    const { of } = expr;
    return { kind: "not", of: of.kind === "text" ? alone(of) : readTogether(of) };
  }
  return expr.kind === "or" ? { kind: "or", of: expr.of.map(readTogether) } : expr;
}

function nested(expr: Expr): Expr | undefined {
  switch (expr.kind) {
    case "and":
    case "or":
      return group(
        expr.kind,
        expr.of.flatMap((each) => nested(each) ?? []),
      );
    case "not": {
      const of = nested(expr.of);
      if (of?.kind === "not") return of.of;
      return of && { kind: "not", of };
    }
    default:
      return normalizeTerm(expr);
  }
}

/** A word typed outside quotes that nearly every paper holds. */
export function isStopTerm(expr: Expr): boolean {
  if (expr.kind !== "text" || expr.phrase || beginningOf(expr.text) !== undefined) return false;
  if (expr.text.length > LONGEST_STOP_WORD && PLAIN_WORD.test(expr.text)) return false;
  return tokenize(expr.text).every(isStopWord);
}

/** through, willing */
const LONGEST_STOP_WORD = 7;

function group(kind: "and" | "or", members: readonly Expr[]): Expr | undefined {
  const open = members.flatMap((each) => (each.kind === kind ? each.of : [each]));
  const of = withoutRepetition(kind === "and" ? withoutStopWords(open) : open);
  return of.length > 1 ? { kind, of } : of[0];
}

function withoutStopWords(members: readonly Expr[]): readonly Expr[] {
  if (members.length < 2) return members;
  const telling = members.filter((each) => !isStopTerm(each));
  return telling.length > 0 ? telling : members;
}

function withoutRepetition(members: readonly Expr[]): readonly Expr[] {
  if (members.length < 2) return members;
  const byKey = new Map<string, Expr>();
  for (const each of members) {
    const key = exprKey(each);
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()];
}

function normalizeTerm(term: Term): Term | undefined {
  if (term.kind === "author") {
    const name = cleanPhrase(term.name);
    return nameWords(name).length > 0 ? { ...term, name } : undefined;
  }
  if (term.kind !== "text" || (PLAIN_WORD.test(term.text) && isBareWord(term.text))) return term;
  const typed = cleanPhrase(term.text);
  const text =
    term.phrase && typed.includes("*") ? typed.replace(/(?<=\p{L}{2})\*(?=\s|$)/gu, "") : typed;
  // A word that would be read as something else if it stood alone can only be written in quotes.
  const phrase = term.phrase || !isBareWord(text);
  return tokenize(text).length > 0 ? { ...term, text, phrase } : undefined;
}
