import type { Paper } from "../../src/paper/paper.ts";
import { mulberry32 } from "../mulberry32.ts";

/** Half of a title as people remember it, and the paper that is meant. */
export interface HalfTitle {
  readonly typed: string;
  readonly meant: Paper;
}

const KINDS: Readonly<
  Record<string, (words: readonly string[], random: () => number) => string[]>
> = {
  "first half": (words) => words.slice(0, halfOf(words)),
  "words in a row": (words, random) => {
    const start = Math.floor(random() * (words.length - halfOf(words) + 1));
    return words.slice(start, start + halfOf(words));
  },
  "any words": (words, random) => {
    const kept = words.map((_, at) => ({ at, by: random() }));
    kept.sort((one, other) => one.by - other.by);
    const chosen = new Set(kept.slice(0, halfOf(words)).map(({ at }) => at));
    return words.filter((_, at) => chosen.has(at));
  },
};

/** The same titles, halved in each way. */
export function halfTitles(papers: readonly Paper[], count: number): Map<string, HalfTitle[]> {
  const random = mulberry32(5);
  const long = papers.filter(({ title }) => title.split(" ").length >= 4 && PLAIN.test(title));
  const chosen = Array.from({ length: long.length > 0 ? count : 0 }, () => {
    return long[Math.floor(random() * long.length)];
  }).filter((paper) => paper !== undefined);
  return new Map(
    Object.entries(KINDS).map(([kind, halve]) => [
      kind,
      chosen.map((meant) => ({ meant, typed: halve(meant.title.split(" "), random).join(" ") })),
    ]),
  );
}

/** Neither formulas nor signs of the query language. */
const PLAIN = /^[^\\"$:]+$/;

function halfOf(words: readonly string[]): number {
  return Math.ceil(words.length / 2);
}
