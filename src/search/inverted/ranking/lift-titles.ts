import { FIELD_BASE } from "../postings/position-code.ts";
import type { Segment } from "../segments/segment.ts";
import type { Gain } from "./gain-by-title.ts";
import { LIFTED } from "./lift-near.ts";
import type { PlacesOf } from "./places-of.ts";
import type { TitleWord, TitleWords } from "./title-words.ts";
import { type Hit, topOf } from "./top.ts";

/** What a title with all of the words adds, as a part of the greatest score; see docs/search.md. */
const ALL_WORDS = 0.2;
/** What it adds besides where the telling ones follow each other, */
const IN_A_ROW = 0.2;
/** with no more than so many stop words between two, */
const BETWEEN = 2;
/** and where all do so as they were typed. */
const AS_TYPED = 0.1;

/** What a paper that has all the words gains over those with some, in the same measure. */
const WHOLE = 0.1;

/** What each of the two lifts adds to a score at most. */
export function mostLifts(greatest: number): { readonly whole: number; readonly titled: number } {
  const titled = Math.round((ALL_WORDS + (IN_A_ROW + AS_TYPED)) * greatest);
  return { whole: Math.round(WHOLE * greatest), titled };
}

interface LiftTitled {
  /** The greatest score of any paper. */
  readonly greatest: number;
  readonly placesOf: PlacesOf;
  /** How many are to be in the right order. */
  readonly wanted: number;
  /** What lifts the best hundred besides, and the most that words near each other do. */
  readonly more: Gain | undefined;
  readonly near: number;
}

/**
 * Lifts papers whose titles have all of the words typed: people remember half a title. Where these
 * stand is looked at, best first, only where it may bring a paper to the wanted ones. Of any other
 * title, neither its paper nor who would be in the best hundred without it could be one of them.
 * @param titled the best of them, best first
 */
export function liftTitles(
  words: TitleWords,
  titled: readonly Hit[],
  { greatest, placesOf, wanted, more, near }: LiftTitled,
): Hit[] {
  const lifts = mostLifts(greatest);
  const best = topOf(wanted);
  return titled.map((hit, at) => {
    const besides = more?.of(hit) ?? 0;
    const isLooked = at < LIFTED && hit.score + lifts.titled + besides + near >= best.threshold();
    const part = ALL_WORDS + (isLooked ? partInRow(words, hit, placesOf) : 0);
    const found = lifted(hit, part * greatest);
    // Above all others it is surely one of the hundred.
    const surely = found.score > greatest + lifts.whole ? besides : 0;
    best.add({ ...found, score: found.score + surely });
    return found;
  });
}

/** Lifts papers that have all of the words among those that have some. */
export function liftWhole(whole: readonly Hit[], greatest: number): Hit[] {
  return whole.map((hit) => lifted(hit, WHOLE * greatest));
}

function lifted(hit: Hit, gain: number): Hit {
  return { ...hit, score: hit.score + Math.round(gain) };
}

/** Hits, with others in the place of those of the same papers. */
export function replaced(hits: readonly Hit[], others: readonly Hit[]): readonly Hit[] {
  if (others.length === 0) return hits;
  const papers = new Map<Segment, Set<number>>();
  for (const { segment, paper } of others)
    papers.set(segment, (papers.get(segment) ?? new Set()).add(paper));
  return [...others, ...hits.filter(({ segment, paper }) => !papers.get(segment)?.has(paper))];
}

function partInRow({ telling, typed }: TitleWords, hit: Hit, placesOf: PlacesOf): number {
  const inRow = standInRow(telling, BETWEEN, hit, placesOf) ? IN_A_ROW : 0;
  return inRow + (inRow > 0 && standInRow(typed, 0, hit, placesOf) ? AS_TYPED : 0);
}

/** Whether words stand in the title one after the other, each in one of its ways. */
function standInRow(
  words: readonly TitleWord[],
  between: number,
  hit: Hit,
  placesOf: PlacesOf,
): boolean {
  let ends: number[] | undefined;
  for (const ways of words) {
    const next: number[] = [];
    for (const tokens of ways) {
      for (const start of placesOf.places(hit, tokens[0] ?? "")) {
        if (start >= FIELD_BASE.abstract) break;
        const follows = !ends || ends.some((end) => start >= end && start - end <= between + 1);
        if (follows && restFollows(tokens, start, hit, placesOf))
          next.push(start + tokens.length - 1);
      }
    }
    if (next.length === 0) return false;
    ends = next;
  }
  return true;
}

function restFollows(
  tokens: readonly string[],
  start: number,
  hit: Hit,
  { places }: PlacesOf,
): boolean {
  for (let at = 1; at < tokens.length; at++)
    if (!places(hit, tokens[at] ?? "").includes(start + at)) return false;
  return true;
}
