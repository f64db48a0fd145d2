import type { Catalogue } from "../catalogue/catalogue.ts";
import type { TopicKey } from "../matching/matcher.ts";
import type { Postings } from "../matching/postings.ts";
import type { PaperId } from "../paper/id.ts";
import type { Instant } from "../paper/paper.ts";
import type { Window } from "../sources/source.ts";
import { rankTrending } from "../trending/rank.ts";
import { windowMs } from "../trending/score.ts";
import type { Ranked } from "../trending/trending.ts";

/** A paper that may be shown on a topic. */
export interface Candidate {
  readonly ranked: Ranked;
  /** When it was first known to answer the topic. */
  readonly matchedAt: Instant;
}

/** What digests choose from at one moment; each list is ranked once, however many channels ask. */
export interface Candidates {
  readonly asOf: Instant;
  /** Best first. */
  trending(window: Window): readonly Candidate[];
  /** Papers that answer a topic, by the open score, best first. */
  topic(key: TopicKey, window: Window): readonly Candidate[];
  answers(key: TopicKey, paper: PaperId): boolean;
}

export interface CandidatesDeps {
  readonly postings: Pick<Postings, "of" | "papers" | "version">;
  readonly catalogue: Pick<Catalogue, "get" | "sightings">;
  /** What trends, best first. */
  readonly trending: (window: Window, asOf: Instant) => readonly Ranked[];
}

/** Numbers may be this old while nothing new has come in. */
const FRESH_MS = 5 * 60_000;

/** Candidates of a moment: the last ones again, as long as nothing has changed. */
export function createCandidates(deps: CandidatesDeps): (asOf: Instant) => Candidates {
  let last: { readonly candidates: Candidates; readonly version: number } | undefined;
  return (asOf) => {
    const version = deps.postings.version();
    const age = last ? asOf - last.candidates.asOf : 0;
    if (last?.version === version && age >= 0 && age < FRESH_MS) return last.candidates;
    const candidates = candidatesAt(deps, asOf);
    last = { candidates, version };
    return candidates;
  };
}

function candidatesAt(
  { postings, catalogue, trending }: CandidatesDeps,
  asOf: Instant,
): Candidates {
  const ranked = memo((window: Window) => rankPosted({ postings, catalogue }, window, asOf));
  const trends = memo((window: Window) => trending(window, asOf).filter(moves).map(unmatched));
  const byWindow = memo((window: Window) =>
    memo((key: TopicKey) => candidatesOf(postings.of(key), ranked(window))),
  );
  return {
    asOf,
    trending: trends,
    topic: (key, window) => byWindow(window)(key),
    answers: (key, paper) => postings.of(key).has(paper),
  };
}

/** Every paper that answers any topic, best first. */
function rankPosted(
  { postings, catalogue }: Pick<CandidatesDeps, "postings" | "catalogue">,
  window: Window,
  asOf: Instant,
): ReadonlyMap<PaperId, Ranked> {
  const papers = catalogue.get([...postings.papers()]);
  const ids = papers.map(({ id }) => id);
  const sightings = catalogue.sightings(ids, asOf - windowMs(window));
  const { items } = rankTrending({ window, asOf, papers, sightings });
  return new Map(items.map((item) => [item.paper.id, item]));
}

function candidatesOf(
  posted: ReadonlyMap<PaperId, Instant>,
  ranked: ReadonlyMap<PaperId, Ranked>,
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [id, matchedAt] of posted) {
    const one = ranked.get(id);
    if (one) found.push({ ranked: one, matchedAt });
  }
  return found.sort(byScore);
}

function byScore({ ranked: a }: Candidate, { ranked: b }: Candidate): number {
  return b.score - a.score || b.paper.publishedAt - a.paper.publishedAt;
}

/** A paper that neither grew nor stands in a source's own list does not trend. */
function moves({ score, sourceRank }: Ranked): boolean {
  return score > 0 || sourceRank !== undefined;
}

function unmatched(ranked: Ranked): Candidate {
  return { ranked, matchedAt: 0 };
}

function memo<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
