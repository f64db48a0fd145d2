import type { Catalogue } from "../../catalogue/catalogue.ts";
import { meaningOf, type TopicMeaning } from "../../channels/topic.ts";
import { memo } from "../../collections/memo.ts";
import type { TopicKey } from "../../matching/matcher.ts";
import { TOPIC_MEMORY_MS } from "../../matching/memory/search-recent.ts";
import type { TopicMatches } from "../../matching/topic-matches.ts";
import type { Paper } from "../../paper/paper.ts";
import type { Window } from "../../sources/source.ts";
import { MINUTE } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import { rankTrending } from "../../trending/rank.ts";
import { windowMs } from "../../trending/score.ts";
import type { Ranked } from "../../trending/trending.ts";
import { comesWithTime, newsMoment } from "../rules/newness.ts";
import { type News, newsWithin } from "../rules/returned-papers.ts";
import { createNumbering, type Numbering } from "./numbering.ts";
import type { PaperReader } from "./paper-reader.ts";
import { type PaperRanking, rankingOf } from "./ranking.ts";
import { type TopicCandidates, topicCandidates } from "./topic-candidates.ts";

/** What digests choose from at one moment; each list is ranked once, however many channels ask. */
export interface Candidates {
  readonly asOf: Instant;
  /** Of every paper below. */
  readonly numbering: Pick<Numbering, "idOf" | "codeAt" | "known">;
  trending(window: Window): PaperRanking;
  /** What was heard of papers for as long as topics remember them, oldest first. */
  readonly news: readonly News[];
  /** Of a query as typed. */
  topic(text: string): TopicText;
  /** When a paper that answers any topic became news, by its number; see `newsMoment`. */
  newsAt(number: number): Instant;
}

export interface TopicText {
  readonly meaning: TopicMeaning;
  /** See `comesWithTime`; asked for every channel. */
  readonly comesWithTime: boolean;
  /** From 0, another for each text of this moment. */
  readonly number: number;
  /** One object for all texts that mean the same. */
  readonly candidates: TopicCandidates;
}

export interface CandidatesDeps {
  readonly matches: Pick<TopicMatches, "of" | "papers" | "version">;
  readonly catalogue: Pick<Catalogue, "get" | "sightings" | "firstSeen" | "news">;
  /** Reads the papers that answer any topic; as the catalogue has them, where left out. */
  readonly reader?: PaperReader;
  /** What trends, best first. */
  readonly trending: (window: Window, asOf: Instant) => readonly Ranked[];
}

/** Numbers may be this old while nothing new has come in. */
const FRESH_MS = 5 * MINUTE;

/** Candidates of a moment: the last ones again, as long as nothing has changed. */
export function createCandidates(deps: CandidatesDeps): (asOf: Instant) => Candidates {
  let last: { readonly candidates: Candidates; readonly version: number } | undefined;
  return (asOf) => {
    const version = deps.matches.version();
    const age = last ? asOf - last.candidates.asOf : 0;
    if (last?.version === version && age >= 0 && age < FRESH_MS) return last.candidates;
    const candidates = candidatesAt(deps, asOf);
    last = { candidates, version };
    return candidates;
  };
}

function candidatesAt(
  { matches, catalogue, reader, trending }: CandidatesDeps,
  asOf: Instant,
): Candidates {
  const numbering = createNumbering(matches.papers());
  const { numberOf } = numbering;
  let read: readonly Paper[] | undefined;
  /** Every paper that answers any topic. */
  const papers = () => {
    read ??= reader?.read(matches.papers()) ?? catalogue.get([...matches.papers()]);
    return read;
  };
  const posted = memo((window: Window) =>
    rankingOf(rankAll(papers(), catalogue, { window, asOf }), numbering),
  );
  const meant = memo((key: TopicKey) =>
    topicCandidates({ posted: matches.of(key), ranking: posted, numberOf }),
  );
  let texts = 0;
  return {
    asOf,
    numbering,
    trending: memo((window) => rankingOf(trending(window, asOf).filter(moves), numbering)),
    news: newsWithin(asOf - TOPIC_MEMORY_MS, asOf, catalogue, numbering),
    topic: memo((text) => {
      const meaning = meaningOf({ kind: "query", text });
      return {
        meaning,
        comesWithTime: comesWithTime(meaning.query),
        number: texts++,
        candidates: meant(meaning.key),
      };
    }),
    newsAt: newsMoments(papers, { numbering, catalogue, asOf }),
  };
}

/** When a paper became news, by its number; worked out for the few that are shown. */
function newsMoments(
  papers: () => readonly Paper[],
  { numbering, catalogue, asOf }: NewsMomentsDeps,
): (number: number) => Instant {
  let numbered: ReadonlyMap<number, Paper> | undefined;
  const moments = new Array<Instant | undefined>(numbering.size()).fill(undefined);

  function momentOf(number: number): Instant {
    numbered ??= new Map(papers().map((paper) => [numbering.numberOf(paper.id), paper]));
    const paper = numbered.get(number);
    if (!paper) return asOf;
    return newsMoment(paper, catalogue.firstSeen([paper.id]).get(paper.id) ?? asOf);
  }

  return (number) => {
    const moment = moments[number] ?? momentOf(number);
    moments[number] = moment;
    return moment;
  };
}

interface NewsMomentsDeps {
  readonly numbering: Pick<Numbering, "numberOf" | "size">;
  readonly catalogue: Pick<Catalogue, "firstSeen">;
  readonly asOf: Instant;
}

/** Best first. */
function rankAll(
  papers: readonly Paper[],
  catalogue: Pick<Catalogue, "sightings">,
  { window, asOf }: { readonly window: Window; readonly asOf: Instant },
): readonly Ranked[] {
  const ids = papers.map(({ id }) => id);
  const sightings = catalogue.sightings(ids, asOf - windowMs(window), asOf);
  return rankTrending({ window, asOf, papers, sightings }).items;
}

/** A paper that neither grew nor stands in a source's own list does not trend. */
function moves({ score, sourceRank }: Ranked): boolean {
  return score > 0 || sourceRank !== undefined;
}
