/**
 * The dictionary holds tokens as they are, which are letters and digits, and categories and words of
 * names behind a control character, which no token has.
 */
const CATEGORY = "\u0001";
export const NAME = "\u0002";

export function categoryTerm(category: string): string {
  return CATEGORY + category;
}

export function nameTerm(word: string): string {
  return NAME + word;
}

/** Whether a term, by its first byte, only has papers: no counts and no positions. */
export function isPlain(firstByte: number | undefined): boolean {
  return firstByte !== undefined && firstByte <= 2;
}
