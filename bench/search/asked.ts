import type { Paper } from "../../src/paper/paper.ts";
import { isStopWord, tokenize } from "../../src/query/words/tokenize.ts";
import { mulberry32 } from "../mulberry32.ts";
import { distinctWords } from "./engine.ts";

/** What all engines are asked, the same of each. */
export interface Asked {
  readonly queries: readonly (readonly string[])[];
  /** Papers to find similar ones of. */
  readonly samples: readonly Paper[];
}

/** Two to four telling words that stand together in a title, as people remember one. */
export function queriesFrom(titles: readonly string[], count: number): string[][] {
  const random = mulberry32(7);
  const pick = (below: number) => Math.floor(random() * below);
  return Array.from({ length: count }, () => {
    const words = distinctWords(titles[pick(titles.length)] ?? "").filter(
      (word) => !tokenize(word).every(isStopWord),
    );
    const start = pick(Math.max(1, words.length - 3));
    return words.slice(start, start + 2 + pick(3));
  }).filter((words) => words.length > 0);
}
