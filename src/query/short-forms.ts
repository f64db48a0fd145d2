import { defined } from "../collections/defined.ts";
import type { Expr, Query, TextTerm } from "./query.ts";
import { beginningOf } from "./words/beginning.ts";
import { tokensOfWords, wordsOf } from "./words/tokenize.ts";

/** What short forms stand for, as papers agree on it. */
export interface ShortForms {
  /** What a word's token is short for, in the ways it is written out, commonest first: llm → “large language models”. Mostly none. */
  longOf(token: string): readonly string[];
  /** What is short for words side by side: large, language, models → LLM. */
  shortOf(words: readonly string[]): string | undefined;
}

/** What nets are of that are networks, unlike those of Petri. */
const NETWORKED = new Set(
  "adversarial bayes bayesian belief conv convolutional deep graph neural recurrent residual".split(
    " ",
  ),
);

/** So many words side by side may have a short form. */
const LONGEST = 6;
/** Of so many words one after the other a short form is looked for; more are a text. */
const MOST_WORDS = 12;

/**
 * The same query, whose words are also found in what papers write in their place: LLM in “large
 * language models”, and the other way round. Phrases, and what is excluded, are meant as typed.
 */
export function withShortForms(query: Query, forms: ShortForms): Query {
  const { expr, wording } = query;
  if (!expr) return query;
  return { ...query, expr: widen(expr, forms, wording) };
}

function widen(expr: Expr, forms: ShortForms, wording?: readonly TextTerm[]): Expr {
  switch (expr.kind) {
    case "and": {
      const words = wording ?? expr.of.filter((each) => each.kind === "text");
      const shorts = shortFormsIn(words.filter(isWord), forms);
      return {
        kind: "and",
        of: expr.of.map((each) =>
          each.kind === "text" ? widenWord(each, forms, shorts) : widen(each, forms),
        ),
      };
    }
    case "or":
      return { kind: "or", of: expr.of.map((each) => widen(each, forms)) };
    case "text":
      return widenWord(expr, forms, new Map());
    default:
      return expr;
  }
}

function isWord({ text, phrase }: TextTerm): boolean {
  return !phrase && beginningOf(text) === undefined;
}

function widenWord(
  term: TextTerm,
  forms: ShortForms,
  shorts: ReadonlyMap<string, readonly string[]>,
): TextTerm {
  if (!isWord(term)) return term;
  const [token = "", ...more] = tokensOfWords(wordsOf(term.text));
  const longs = more.length === 0 ? forms.longOf(token) : [];
  const also = [...(shorts.get(keyOf(term)) ?? []), ...longs];
  return also.length > 0 ? { ...term, ...defined({ also }) } : term;
}

/** The short forms of words that stand side by side, by each of the words. Those of more words come first, and a word is in one only. */
function shortFormsIn(
  words: readonly TextTerm[],
  forms: ShortForms,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  if (words.length < 2 || words.length > MOST_WORDS) return found;
  for (const [at, word] of words.entries())
    if (/^nets?$/i.test(word.text) && NETWORKED.has(words[at - 1]?.text.toLowerCase() ?? ""))
      found.set(keyOf(word), ["networks"]);
  for (let length = Math.min(LONGEST, words.length); length > 1; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length);
      if (run.some((each) => found.has(keyOf(each)) || each.field !== run[0]?.field)) continue;
      const short = forms.shortOf(run.flatMap(({ text }) => wordsOf(text)));
      if (short !== undefined) for (const each of run) found.set(keyOf(each), [short]);
    }
  return found;
}

function keyOf({ field, text }: TextTerm): string {
  return `${field}:${text}`;
}
