/** A normalised word of a text; see tokenize.ts. A word that was read before may bring the same object again. */
export interface Token {
  readonly text: string;
  /** Whether it and the next may be one, as non and linear are. */
  readonly mayJoin: boolean;
  /** Its number in the numbering that asked for it last, whose own number is `numbering`. */
  number: number;
  numbering: number;
}

export function tokenOf(text: string): Token {
  return { text, mayJoin: joins.has(text), number: 0, numbering: 0 };
}

/** What is no word of its own: alone it would be in too many papers to look for beside another. */
const PREFIXES =
  "non multi pre semi sub inter intra pseudo quasi hyper spatio socio anti ultra poly omni".split(
    " ",
  );

const joins = new Set([...PREFIXES, "data"]);

/** The word that two tokens side by side are; undefined when they are two. */
export function joinedWord(first: string, second: string): string | undefined {
  if (first === "data") return second === "set" || second === "base" ? first + second : undefined;
  return /^[a-z]{3,}$/.test(second) ? first + second : undefined;
}
