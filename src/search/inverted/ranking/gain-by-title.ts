import { IN_TITLE } from "../postings/posting-code.ts";
import type { PlacesOf } from "./places-of.ts";
import type { RankTerm } from "./rank-terms.ts";
import type { Hit } from "./top.ts";

/** What a paper gains whose title has all of the words, as a part of the greatest score; with some, it gains their part of all weights. */
const SHARE = 0.1;

/** What more lifts a hit, and the most it can. */
export interface Gain {
  readonly of: (hit: Hit) => number;
  readonly most: number;
}

/** For words in the title, which say what a paper is about: what all stands by chance seldom is there. */
export function gainByTitle(
  terms: readonly RankTerm[],
  greatest: number,
  placesOf: PlacesOf,
): Gain | undefined {
  const words = terms.filter(({ other, field }) => !other && field !== "abstract");
  if (words.length < 2) return undefined;
  const most = SHARE * greatest;
  const whole = weightOfAll(words);
  const inTitle = (hit: Hit, token: string) => (placesOf.texts(hit, token) & IN_TITLE) !== 0;
  const found = (hit: Hit) =>
    words.filter(({ tokens }) => tokens.every((token) => inTitle(hit, token)));
  return { most, of: (hit) => Math.round((most * weightOfAll(found(hit))) / whole) };
}

function weightOfAll(terms: readonly RankTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}
