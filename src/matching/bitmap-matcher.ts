import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { ConditionId } from "./condition-table.ts";
import { type Answered, BATCH_SIZE, type Matcher } from "./matcher.ts";
import { type ReadPaper, readPaper } from "./read-paper.ts";
import { createRowMemory, type RowMemory } from "./row-memory.ts";
import { createRows, type Rows } from "./rows.ts";
import { createStandingTopics, type StandingTopics } from "./standing-topics.ts";
import { workOut } from "./work-out.ts";

/** What a matcher holds and has done, for those who watch its memory. */
export interface MatcherReport {
  readonly topics: number;
  /** Different words, names, categories and combinations of them in these topics. */
  readonly conditions: number;
  /** Of the last batch: how many different topics were looked at. */
  readonly looked: number;
  /** Of the last batch: what its rows took at most. */
  readonly rowBytes: number;
}

export interface BitmapMatcher extends Matcher {
  report(): MatcherReport;
}

/**
 * Answers as the naive matcher does. Papers are taken in batches; what several topics ask is worked
 * out once for a batch, as a row of bits with one bit a paper. A topic is looked at only when a
 * paper has a feature without which none can answer it, chosen to be one that few topics hold, as
 * in T. W. Yan and H. Garcia-Molina, "Index structures for selective dissemination of information
 * under the Boolean model", ACM TODS 19(2), 1994.
 */
export function createBitmapMatcher(): BitmapMatcher {
  const topics = createStandingTopics();
  const memory = createRowMemory();
  const last = { looked: 0, rowBytes: 0, bytesAPaper: 0 };
  return {
    set: topics.set,
    change: topics.change,
    numbers: topics.numbers,
    match(papers, answered, outside = {}) {
      for (let from = 0; from < papers.length; from += BATCH_SIZE) {
        const batch = papers.slice(from, from + BATCH_SIZE);
        const pieces = matchBatch({ topics, memory, last }, batch, { from, answered, outside });
        while (!pieces.next().done);
      }
    },
    // With a memory of its own, as what is matched in between needs the other.
    pieces: (papers, answered, outside = {}) =>
      matchBatch({ topics, memory: createRowMemory(), last }, papers, {
        from: 0,
        answered,
        outside,
      }),
    report: () => ({
      topics: topics.count(),
      conditions: topics.conditions.count(),
      looked: last.looked,
      rowBytes: last.rowBytes,
    }),
  };
}

/** So much more is kept ready than the batch before took. */
const SPARE = 1.05;
/** What is done in a few milliseconds. */
const PIECE = { papers: 32, conditions: 2_048 };

/** What a batch is matched with. */
interface Matching {
  readonly topics: StandingTopics;
  readonly memory: RowMemory;
  /** Of the batch before, which is most like this one. */
  readonly last: { looked: number; rowBytes: number; bytesAPaper: number };
}

interface Telling {
  /** The place of the batch's first paper. */
  readonly from: number;
  readonly answered: Answered;
  readonly outside: MatchFacts;
}

function* matchBatch(
  { topics, memory, last }: Matching,
  papers: readonly Paper[],
  { from, answered, outside }: Telling,
): Generator<void> {
  const rows = createRows(papers.length, last.bytesAPaper * papers.length);
  memory.clear(topics.conditions.end());
  const { read, found } = yield* readPapers(papers, topics, { rows, memory });
  const rowOf = workOut({ papers: read, rows, memory, outside }, topics.conditions);
  const places = new Uint32Array(papers.length);
  let looked = 0;
  const look = (condition: ConditionId) => {
    if (!memory.isNew(condition)) return;
    looked += 1;
    const row = rowOf(condition);
    if (row === rows.none) return;
    const count = rows.places(row, places, from);
    topics.eachTopic(condition, (topic) => answered(topic, places, count));
  };
  for (const condition of topics.unanchored()) look(condition);
  let told = looked;
  for (const feature of found) {
    topics.anchoredAt(feature).forEach(look);
    if (looked - told < PIECE.conditions) continue;
    told = looked;
    yield;
  }
  const rowBytes = rows.bytes();
  const bytesAPaper = Math.ceil((rowBytes * SPARE) / Math.max(1, papers.length));
  Object.assign(last, { looked, rowBytes, bytesAPaper });
}

/** Reads papers; marks the row of each feature they have. */
function* readPapers(
  papers: readonly Paper[],
  { conditions }: StandingTopics,
  { rows, memory }: { rows: Rows; memory: RowMemory },
): Generator<void, { read: ReadPaper[]; found: ConditionId[] }> {
  const found: ConditionId[] = [];
  const read: ReadPaper[] = [];
  for (const [at, paper] of papers.entries()) {
    const mark = (feature: ConditionId) => {
      const known = memory.rowOf(feature);
      if (known >= 0) return rows.mark(known, at);
      const row = rows.blank();
      rows.mark(row, at);
      memory.keep(feature, row);
      found.push(feature);
    };
    read.push(readPaper(paper, conditions.features, mark));
    if (read.length % PIECE.papers === 0) yield;
  }
  return { read, found };
}
