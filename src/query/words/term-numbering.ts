import type { Token } from "./token.ts";

/** Numbers from 0 on for texts, equal ones alike. */
export interface TermNumbering {
  of(text: string): number;
  /** The same for a token's text, mostly without a look-up. */
  ofToken(token: Token): number;
  /** The texts by number. */
  texts(): string[];
}

let numberings = 0;

/** The number of a new numbering of tokens, see `Token`: what has one writes its numbers into them. */
export function newNumbering(): number {
  return ++numberings;
}

export function createTermNumbering(): TermNumbering {
  // A number, not an object: tokens outlive the numbering, and would keep it alive.
  const numbering = newNumbering();
  const numbers = new Map<string, number>();

  const of = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };

  return {
    of,
    ofToken(token) {
      if (token.numbering !== numbering) {
        token.number = of(token.text);
        token.numbering = numbering;
      }
      return token.number;
    },
    texts: () => [...numbers.keys()],
  };
}
