import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { PaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import type { MatchFacts } from "../../query/matches.ts";
import type { Instant } from "../../time/instant.ts";
import type { Matcher } from "../matcher.ts";
import { firstMatched } from "./first-matched.ts";
import type { RecentPaper } from "./recent-papers.ts";
import type { Remembered, TopicMemory } from "./topic-memory.ts";

export interface FillingDeps {
  readonly matcher: Pick<Matcher, "pieces">;
  readonly catalogue: Pick<Catalogue, "get" | "dates">;
  readonly memory: TopicMemory;
}

/** Papers that topics are being filled with. */
export interface FillingBatch {
  /** Goes on for some milliseconds. @returns whether there is more */
  step(): boolean;
  /** Forgets papers that came to answer no topic, be it that it was broken off. */
  end(): void;
}

/** So many papers are read at once. */
const READ_AT_ONCE = 128;

export interface FillingWith {
  /** When topics that wait are taken to have begun. */
  readonly now: Instant;
  readonly outside: MatchFacts;
  /** So many times as many papers are still to come. */
  readonly ahead: number;
}

export function fillWith(
  deps: FillingDeps,
  ids: readonly PaperId[],
  { now, outside, ahead }: FillingWith,
): FillingBatch {
  const { memory } = deps;
  let remembered: readonly RecentPaper[] = [];
  const pieces = fill();
  return {
    step: () => pieces.next().done !== true,
    end: () => remembered.forEach(memory.dropUnmatched),
  };

  function* fill(): Generator<void> {
    const { papers, moments } = yield* readPapers(deps, ids, now);
    const batch = { ...rememberAll(memory, papers, moments), ahead };
    remembered = batch.papers;
    yield* deps.matcher.pieces(
      papers,
      (number, places, count) => {
        const topic = memory.topicAt(number);
        if (topic?.waits) memory.joinAll(topic, batch, places, count);
      },
      outside,
    );
  }
}

/** With the moment each first matched. */
function* readPapers(
  { catalogue }: FillingDeps,
  ids: readonly PaperId[],
  now: Instant,
): Generator<void, { papers: Paper[]; moments: Instant[] }> {
  const papers: Paper[] = [];
  const moments: Instant[] = [];
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    if (at > 0) yield;
    const read = catalogue.get(ids.slice(at, at + READ_AT_ONCE));
    const dates = catalogue.dates(read.map(({ id }) => id));
    papers.push(...read);
    moments.push(...read.map((paper) => firstMatched(dates.get(paper.id) ?? paper, now)));
  }
  return { papers, moments };
}

function rememberAll(
  memory: TopicMemory,
  papers: readonly Paper[],
  moments: readonly Instant[],
): Omit<Remembered, "ahead"> {
  const areNew = papers.every(({ id }) => memory.paper(id) === undefined);
  const remembered = papers.map((paper, at) =>
    memory.remember(paper, moments[at] ?? paper.publishedAt),
  );
  const numbers = Uint32Array.from(remembered, ({ number }) => number);
  return { papers: remembered, moments, numbers, areNew };
}
