import { type Definition, longKey } from "../../../query/words/definitions.ts";

/**
 * The dictionary holds tokens as they are, which are letters and digits, and categories, words of
 * names and short forms behind a control character, which no token has.
 */
const CATEGORY = "\u0001";
export const NAME = "\u0002";
export const DEFINITION = "\u0003";

export function categoryTerm(category: string): string {
  return CATEGORY + category;
}

export function nameTerm(word: string): string {
  return NAME + word;
}

/** How all terms begin of papers that explain a short form, by its token: \u0003llm=LLM=large language models */
export function definitionsOf(token: string): string {
  return `${DEFINITION}${token}=`;
}

/** The same by what it is short for: \u0003=largelanguagemodel=llm */
export function shortFormsOf(key: string): string {
  return `${DEFINITION}=${key}=`;
}

export function definitionTerms({ token, short, long }: Definition): string[] {
  return [
    `${definitionsOf(token)}${short}=${long}`,
    `${shortFormsOf(longKey(long.split(" ")))}${token}`,
  ];
}

/** Whether a term, by its first byte, only has papers: no counts and no positions. */
export function isPlain(firstByte: number | undefined): boolean {
  return firstByte !== undefined && firstByte <= 3;
}
