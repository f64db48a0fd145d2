import type { PaperId } from "../../../paper/id.ts";
import type { Paper } from "../../../paper/paper.ts";
import { isStopWord, tokenize } from "../../../query/words/tokenize.ts";
import { type Bits, clearBit } from "../postings/bits.ts";
import { paperKey } from "../segments/paper-key.ts";
import { findPaper } from "../segments/segment.ts";
import { inverseFrequency } from "./bm25f.ts";
import { type Collection, frequencyOf } from "./collection.ts";
import { diversify } from "./diversify.ts";
import { rankPapers } from "./rank-papers.ts";
import { type RankTerm, weightOf } from "./rank-terms.ts";
import { scoredLists } from "./scored-list.ts";
import { type Hit, topOf } from "./top.ts";

/** How many of a paper's tokens stand for it. */
const TELLING = 40;
/** What more of the papers say tells little; in a small index nothing does. */
const COMMON_SHARE = 0.3;
const ALWAYS_RARE = 20;

/** The tokens that set a paper apart, with the highest (1 + ln count) · idf; what no paper has is left out. */
export function tellingTerms(paper: Paper, collection: Collection): RankTerm[] {
  const most = Math.max(ALWAYS_RARE, collection.papers * COMMON_SHARE);
  const weighed = [...countTokens(paper)].flatMap(([token, count]) => {
    if (isStopWord(token)) return [];
    const frequency = frequencyOf(collection, token);
    if (frequency === 0 || frequency > most) return [];
    const weight = (1 + Math.log(count)) * inverseFrequency(collection.papers, frequency);
    return [{ token, weight }];
  });
  weighed.sort((one, other) => other.weight - one.weight);
  return weighed.slice(0, TELLING).map(({ token, weight }) => ({
    tokens: [token],
    field: "any",
    weight: Math.max(1, weightOf(collection, weight / 4)),
  }));
}

/** The title's and the keywords' tokens, being chosen words, count twice. */
function countTokens({ title, abstract, keywords }: Paper): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of [title, title, ...keywords, ...keywords, abstract])
    for (const token of tokenize(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** The papers that have most of what tells a paper, without it, nearest first and not all alike. */
export function nearest(
  collection: Collection,
  terms: readonly RankTerm[],
  of: PaperId,
  limit: number,
): Hit[] {
  if (terms.length === 0 || limit === 0) return [];
  const top = topOf(poolFor(limit));
  const key = paperKey(of);
  const ranked = collection.segments.map((segment) => {
    const itself = findPaper(segment, key);
    const matches = itself < 0 ? segment.alive : without(segment.alive, itself);
    return { segment, matches, lists: scoredLists(segment, collection, terms, segment.alive) };
  });
  rankPapers(ranked, false, top);
  return diversify(ranked, terms.length, top.best(), limit);
}

/** How many are looked at to choose so many. */
function poolFor(limit: number): number {
  return limit + Math.min(limit * 2, 50);
}

function without(bits: Bits, paper: number): Bits {
  const rest = bits.slice();
  clearBit(rest, paper);
  return rest;
}
