import { FIELD_BASE } from "../postings/position-code.ts";
import type { Segment } from "../segments/segment.ts";
import { LIFTED } from "./lift-near.ts";
import type { PlacesOf } from "./places-of.ts";
import type { TitleWord } from "./title-words.ts";
import { type Hit, order } from "./top.ts";

/** What a title with all of the words adds, as a part of the greatest score; see docs/search.md. */
const ALL_WORDS = 0.2;
/** What it adds besides where they follow each other as they were typed. */
const IN_A_ROW = 0.2;
/** How far apart they may stand then: stop words between them are not among those asked for. */
const STEP = 3;

/**
 * Lifts the papers whose titles have all of the words typed: people remember half a title.
 * @param hits the best of all papers, best first
 * @param titled the best of those with such a title, best first
 */
export function liftTitles(
  words: readonly TitleWord[],
  hits: readonly Hit[],
  titled: readonly Hit[],
  placesOf: PlacesOf,
): Hit[] {
  const greatest = hits[0]?.score ?? 0;
  const lifted = titled.map((hit, at) => {
    const inRow = at < LIFTED && standInRow(words, hit, placesOf);
    const part = ALL_WORDS + (inRow ? IN_A_ROW : 0);
    return { ...hit, score: hit.score + Math.round(part * greatest) };
  });
  return [...lifted, ...without(hits, titled)].sort(order);
}

function without(hits: readonly Hit[], others: readonly Hit[]): Hit[] {
  const papers = new Map<Segment, Set<number>>();
  for (const { segment, paper } of others)
    papers.set(segment, (papers.get(segment) ?? new Set()).add(paper));
  return hits.filter(({ segment, paper }) => !papers.get(segment)?.has(paper));
}

/** Whether the words stand in the title one after the other, each in one of its ways. */
function standInRow(words: readonly TitleWord[], hit: Hit, placesOf: PlacesOf): boolean {
  let ends: number[] = [];
  for (const [at, ways] of words.entries()) {
    const next = ways.flatMap((tokens) =>
      startsInTitle(tokens, hit, placesOf)
        .filter((start) => at === 0 || ends.some((end) => start >= end && start - end <= STEP))
        .map((start) => start + tokens.length - 1),
    );
    if (next.length === 0) return false;
    ends = next;
  }
  return true;
}

function startsInTitle(tokens: readonly string[], hit: Hit, placesOf: PlacesOf): number[] {
  const [first = [], ...rest] = tokens.map((token) => placesOf(hit, token));
  return first.filter(
    (start) =>
      start < FIELD_BASE.abstract && rest.every((places, at) => places.includes(start + at + 1)),
  );
}
