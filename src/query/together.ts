import { beginningOf } from "./beginning.ts";
import { isCompound } from "./compounds.ts";
import { mayBeName } from "./may-be-name.ts";
import type { Expr, TextTerm } from "./query.ts";
import { wordsOf } from "./tokenize.ts";

/** What has more words is a sentence, of which no two are looked at together. */
const MOST_WORDS = 5;

/**
 * The members of a group that must all hold, each word with what it may be together with another of
 * them: one word (deep fake, deepfake) or a person's name (Stephanie Jarmak). In which order they were
 * typed makes no difference.
 */
export function together(members: readonly Expr[]): readonly Expr[] {
  const words = members.filter(isWord);
  if (words.length > MOST_WORDS) return members.map(alone);
  const authors = members.flatMap((each) => (each.kind === "author" ? [each.name] : []));
  return members.map((each) => (isWord(each) ? besides(each, words, authors) : alone(each)));
}

/** A term without what it may be together with others. */
export function alone(expr: Expr): Expr {
  if (expr.kind !== "text") return expr;
  const { kind, text, phrase, field } = expr;
  return { kind, text, phrase, field };
}

function besides(term: TextTerm, words: readonly TextTerm[], authors: readonly string[]): Expr {
  const others = words.filter((each) => each !== term && each.field === term.field);
  const joined = others.flatMap((other) => [
    ...joinedWord(term, other),
    ...joinedWord(other, term),
  ]);
  const mayBe = term.field === "any" && mayBeName(term.text);
  const named = mayBe ? [...nameWith(term, words, others), ...nameBehind(authors, term)] : [];
  const { kind, text, phrase, field } = term;
  return {
    ...{ kind, text, phrase, field },
    ...(joined.length > 0 && { joined }),
    ...(named.length > 0 && { named }),
  };
}

function joinedWord(one: TextTerm, other: TextTerm): string[] {
  const [[first = "", ...more] = [], [second = "", ...rest] = []] = [one, other].map(({ text }) =>
    wordsOf(text),
  );
  return more.length + rest.length === 0 && isCompound(first, second) ? [first + second] : [];
}

/** Names are the same for both of their words, whichever was typed first. */
function nameWith(
  term: TextTerm,
  words: readonly TextTerm[],
  others: readonly TextTerm[],
): string[] {
  const at = words.indexOf(term);
  return others
    .filter(({ text }) => mayBeName(text))
    .map((other) =>
      words.indexOf(other) > at ? `${term.text} ${other.text}` : `${other.text} ${term.text}`,
    );
}

/** With `author:Stephanie` a word may be the rest of the name, or a second author. */
function nameBehind(authors: readonly string[], { text }: TextTerm): string[] {
  return authors.length === 0 ? [] : [...authors.map((name) => `${name} ${text}`), text];
}

/** One word typed outside quotes. */
function isWord(expr: Expr): expr is TextTerm {
  if (expr.kind !== "text" || expr.phrase || beginningOf(expr.text) !== undefined) return false;
  return wordsOf(expr.text).length === 1 || mayBeName(expr.text);
}
