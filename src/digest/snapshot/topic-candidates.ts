import { memo } from "../../collections/memo.ts";
import type { PaperId } from "../../paper/id.ts";
import type { Window } from "../../sources/source.ts";
import type { Instant } from "../../time/instant.ts";
import type { Candidate } from "../rules/candidate.ts";
import type { Numbering } from "./numbering.ts";
import type { PaperRanking } from "./ranking.ts";
import { createShortlists, type Shortlists } from "./shortlist.ts";

/** The papers that answer a topic. */
export interface TopicCandidates {
  within(window: Window): CandidateList;
  /** Whether a paper, by its number, is one of them. */
  has(number: number): boolean;
}

export interface CandidateList {
  /** Among all papers that answer any topic. */
  readonly ranking: PaperRanking;
  /** Best first. */
  readonly papers: readonly Candidate[];
  /** Their numbers. */
  readonly order: readonly number[];
  readonly shortlist: Shortlists;
}

export interface TopicCandidatesDeps {
  /** With the moment each first matched. */
  readonly posted: ReadonlyMap<PaperId, Instant>;
  readonly ranking: (window: Window) => PaperRanking;
  readonly numberOf: Numbering["numberOf"];
}

export function topicCandidates({
  posted,
  ranking,
  numberOf,
}: TopicCandidatesDeps): TopicCandidates {
  let bits: Uint8Array | undefined;
  const lists = memo((window: Window) => listOf(posted, ranking(window), numberOf));
  /** Nearly all channels ask for the same window. */
  let [lastWindow, lastList]: [Window?, CandidateList?] = [];
  return {
    within(window) {
      if (lastList === undefined || lastWindow !== window)
        [lastWindow, lastList] = [window, lists(window)];
      return lastList;
    },
    has(number) {
      bits ??= bitsOf([...posted.keys()].map(numberOf));
      return (((bits[number >> 3] ?? 0) >> (number & 7)) & 1) === 1;
    },
  };
}

function listOf(
  posted: ReadonlyMap<PaperId, Instant>,
  ranking: PaperRanking,
  numberOf: Numbering["numberOf"],
): CandidateList {
  const papers = bestOf(posted, ranking, numberOf);
  const order = papers.map(({ number }) => number);
  return { ranking, papers, order, shortlist: createShortlists(papers) };
}

function bestOf(
  posted: ReadonlyMap<PaperId, Instant>,
  ranking: PaperRanking,
  numberOf: Numbering["numberOf"],
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [id, matchedAt] of posted) {
    const number = numberOf(id);
    const ranked = ranking.ranked(number);
    if (ranked) found.push({ number, ranked, matchedAt });
  }
  return found.sort(byScore);
}

function byScore({ ranked: a }: Candidate, { ranked: b }: Candidate): number {
  return b.score - a.score || b.paper.publishedAt - a.paper.publishedAt;
}

/** A bit each, up to the largest. */
function bitsOf(numbers: readonly number[]): Uint8Array {
  const bits = new Uint8Array(numbers.reduce((most, each) => Math.max(most, each), 0) / 8 + 1);
  for (const each of numbers) bits[each >> 3] = (bits[each >> 3] ?? 0) | (1 << (each & 7));
  return bits;
}
