import { stem } from "./stem.ts";
import { wordsOf } from "./tokenize.ts";

/** A star stands for what may follow so many letters or more. */
export const LEAST_BEGINNING = 3;

/** What words must begin with by `transf*`; undefined when there is no star, or what is before it is no such word. */
export function beginningOf(text: string): string | undefined {
  if (!text.endsWith("*")) return undefined;
  const [word = "", ...more] = wordsOf(text.slice(0, -1));
  return more.length === 0 && word.length >= LEAST_BEGINNING ? word : undefined;
}

/**
 * The tokens, other than those that begin so themselves, of words that do: `optimi*` is to find
 * optimization, whose token is shorter.
 */
export function cutFrom(beginning: string): string[] {
  const words = SUFFIXES.flatMap((suffix) =>
    Array.from(suffix, (_, at) => suffix.slice(0, at))
      .filter((start) => beginning.endsWith(start))
      .map((start) => beginning + suffix.slice(start.length)),
  );
  const tokens = new Set([beginning, ...words].map(stem));
  return [...tokens].filter((token) => !token.startsWith(beginning));
}

const SUFFIXES =
  `able ability al ally ality ance ancy ant ate ates ated ating ation ations ational ator e ed ence ency
  ent er ers es fulness fully ible ibility ic ical ically ies ing ings ion ions ism ist ity ities ive ively
  iveness ization izations ize izes ized izer izing less ly ment ments ness ogist ogy ous ously ousness s y`
    .trim()
    .split(/\s+/);
