import { parseQuery } from "../../src/query/parse.ts";
import { printQuery } from "../../src/query/say/print.ts";

/** When these texts are typed. */
export const now = Date.UTC(2026, 10, 23, 15);

/** What a text is understood as, in canonical form. */
export function understood(text: string): string {
  return printQuery(parseQuery(text, { now }));
}

/** What is said about a text that was not understood whole. */
export function problems(text: string): readonly string[] {
  return parseQuery(text, { now }).problems;
}
