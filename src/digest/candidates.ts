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
  /** Of its paper among those of this moment, from 0: comparing numbers is faster than ids. */
  readonly number: number;
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
  /** Tells of a paper's number whether it answers a topic. */
  answering(key: TopicKey): (number: number) => boolean;
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
  const numbers = new Map([...postings.papers()].map((id, number) => [id, number] as const));
  const numberOf = (id: PaperId) => numbers.get(id) ?? numbered(numbers, id);
  const ranked = memo((window: Window) => rankPosted({ postings, catalogue }, window, asOf));
  const candidate = (one: Ranked, matchedAt: Instant): Candidate => ({
    ...{ ranked: one, matchedAt },
    number: numberOf(one.paper.id),
  });
  const topic = memo((window: Window) =>
    memo((key: TopicKey) => candidatesOf(postings.of(key), ranked(window), candidate)),
  );
  return {
    asOf,
    trending: memo((window) =>
      trending(window, asOf)
        .filter(moves)
        .map((one) => candidate(one, 0)),
    ),
    topic: (key, window) => topic(window)(key),
    answering: memo((key) => memberOf([...postings.of(key).keys()].map(numberOf))),
  };
}

function numbered(numbers: Map<PaperId, number>, id: PaperId): number {
  const number = numbers.size;
  numbers.set(id, number);
  return number;
}

/** A bit each, up to the largest. */
function memberOf(numbers: readonly number[]): (number: number) => boolean {
  const bits = new Uint8Array(numbers.reduce((most, each) => Math.max(most, each), 0) / 8 + 1);
  for (const each of numbers) bits[each >> 3] = (bits[each >> 3] ?? 0) | (1 << (each & 7));
  return (number) => (((bits[number >> 3] ?? 0) >> (number & 7)) & 1) === 1;
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
  candidate: (one: Ranked, matchedAt: Instant) => Candidate,
): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [id, matchedAt] of posted) {
    const one = ranked.get(id);
    if (one) found.push(candidate(one, matchedAt));
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
