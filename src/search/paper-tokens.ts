import type { Paper } from "../paper/paper.ts";
import { tokenize } from "../query/tokenize.ts";

/** A paper's tokens as the index keeps them: joined by spaces, a text to a column. */
export interface PaperTokens {
  readonly title: string;
  readonly abstract: string;
  readonly keywords: string;
}

/** Stands between two keywords, so that no phrase reaches across; no text has it as a token. */
const BREAK = " \uE000 ";

export function tokensOf({ title, abstract, keywords }: Paper): PaperTokens {
  return {
    title: joined(title),
    abstract: joined(abstract),
    keywords: keywords.map(joined).join(BREAK),
  };
}

/** How often each token occurs; those of the title and keywords, being chosen words, count twice. */
export function countTokens({ title, abstract, keywords }: PaperTokens): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of `${title} ${keywords} ${title} ${keywords} ${abstract}`.split(" "))
    counts.set(token, (counts.get(token) ?? 0) + 1);
  counts.delete("");
  counts.delete(BREAK.trim());
  return counts;
}

function joined(text: string): string {
  return tokenize(text).join(" ");
}
