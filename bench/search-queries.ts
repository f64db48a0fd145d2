import type { Paper } from "../src/paper/paper.ts";
import { isStopWord, tokenize } from "../src/query/tokenize.ts";
import { mulberry32 } from "./search-corpus.ts";
import { distinctWords } from "./search-engines.ts";

/** What engines are asked that hold so many papers. */
export interface Asked {
  readonly papers: number;
  readonly queries: readonly (readonly string[])[];
  /** Papers to find similar ones of. */
  readonly samples: readonly Paper[];
}

/** Two to four telling words that stand together in a title, as people remember one. */
export function queriesFrom(papers: readonly Paper[], count: number): string[][] {
  const random = mulberry32(7);
  const pick = (below: number) => Math.floor(random() * below);
  return Array.from({ length: count }, () => {
    const title = papers[pick(papers.length)]?.title ?? "";
    const words = distinctWords(title).filter((word) => !tokenize(word).every(isStopWord));
    const start = pick(Math.max(1, words.length - 3));
    return words.slice(start, start + 2 + pick(3));
  }).filter((words) => words.length > 0);
}
