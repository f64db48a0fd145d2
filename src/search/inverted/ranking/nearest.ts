import type { PaperId } from "../../../paper/id.ts";
import type { Paper } from "../../../paper/paper.ts";
import { isStopWord, tokenize } from "../../../query/words/tokenize.ts";
import { type Bits, clearBit } from "../postings/bits.ts";
import { type PaperKey, paperKey } from "../segments/paper-key.ts";
import { findPaper, type Segment } from "../segments/segment.ts";
import { inverseFrequency } from "./bm25f.ts";
import { type Collection, frequencyOf } from "./collection.ts";
import { diversify } from "./diversify.ts";
import { rankByTerm } from "./rank-by-term.ts";
import { type RankTerm, weightOf } from "./rank-terms.ts";
import { termsIn } from "./terms-in.ts";
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
  const count = (text: string, times: number) => {
    for (const token of tokenize(text)) counts.set(token, (counts.get(token) ?? 0) + times);
  };
  count(title, 2);
  for (const keyword of keywords) count(keyword, 2);
  count(abstract, 1);
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
  const found = collection.segments.map((each) => termsIn(each, terms, collection.impacts("any")));
  for (const each of found) rankByTerm(each, others(each.segment, key), top);
  return diversify(found, top.best(), limit);
}

/** All that are alive but one. */
function others(segment: Segment, key: PaperKey): Bits {
  const itself = findPaper(segment, key);
  return itself < 0 ? segment.alive : without(segment.alive, itself);
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
