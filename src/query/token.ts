/** A normalised word of a text; see tokenize.ts. A word that was read before may bring the same object again. */
export interface Token {
  readonly text: string;
  /** Its number in the numbering that asked for it last, whose own number is `numbering`. */
  number: number;
  numbering: number;
}

export function tokenOf(text: string): Token {
  return { text, number: 0, numbering: 0 };
}
