import type { NewsKind } from "../paper/news.ts";

const WORDS: Record<NewsKind, string> = {
  code: "Its code was released.",
  withdrawn: "It was withdrawn.",
};

/** Whole sentences. */
export function newsWords(kinds: readonly NewsKind[]): string {
  return kinds.map((kind) => WORDS[kind]).join(" ");
}
