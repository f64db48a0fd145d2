import type { Catalogue } from "../catalogue/catalogue.ts";
import { createCatalogue } from "../catalogue/sqlite-catalogue.ts";
import type { Clock } from "../clock.ts";
import { createEngine, type Engine } from "../engine.ts";
import { createIngest, type Ingest } from "../ingest/ingest.ts";
import type { Log } from "../log.ts";
import { createBitmapMatcher } from "../matching/bitmap-matcher.ts";
import { likeBySearch } from "../matching/like-by-search.ts";
import { createPostings, type Postings } from "../matching/postings.ts";
import { TOPIC_MEMORY_MS } from "../matching/topic-memory.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Instant } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import { createFtsIndex, type FtsIndex } from "../search/fts-index.ts";
import type { Source } from "../sources/source.ts";
import type { Database } from "../stores/database.ts";
import type { Documents } from "../stores/documents.ts";

export interface PapersDeps {
  readonly database: Database;
  /** Remembers how far each source was read. */
  readonly marks: Documents;
  /** May grow while running. */
  readonly sources: readonly Source[];
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "itemsDropped">;
}

/** Everything about papers: what is known, how it is searched, and which topics it answers. */
export interface Papers {
  readonly catalogue: Catalogue;
  readonly index: FtsIndex;
  readonly ingest: Ingest;
  readonly postings: Postings;
  readonly engine: Engine;
  /** What `like:` means now. */
  readonly like: NonNullable<MatchFacts["like"]>;
  /** The moment the catalogue describes: when any source was last heard. */
  readonly asOf: () => Instant;
  /** Now; but where topics would remember nothing, as with sample papers alone, the moment of the last look. */
  readonly present: () => Instant;
}

export function assemblePapers(deps: PapersDeps): Papers {
  const { database, marks, clock, log, metrics } = deps;
  const catalogue = createCatalogue(database, {
    onCorrupt: (record) => log.error(record, "a record cannot be read and is left out"),
  });
  const index = createFtsIndex(database);
  if (index.count() !== catalogue.count()) refill(index, catalogue);
  const likeNow = () => likeBySearch(index, catalogue);
  const matcher = createBitmapMatcher({ like: likeNow });
  const postings = createPostings({ matcher, catalogue, index });
  const asOf = () => Math.min(catalogue.lastSeen() ?? clock.now(), clock.now());
  const present = () => (clock.now() - asOf() > TOPIC_MEMORY_MS ? asOf() : clock.now());
  const ingest = createIngest({
    catalogue,
    index,
    marks,
    atomically: (work) => database.transaction(work),
    onKept: (papers) => {
      postings.take(papers, present());
      postings.prune(present());
    },
    onPolled: ({ name }, verdict, counts) => {
      if (verdict.dropped) metrics.itemsDropped(name, verdict.dropped);
      log.info({ source: name, verdict, ...counts }, "source polled");
    },
  });
  const sources = () => deps.sources;
  const { order } = ingest;
  const engine = createEngine({ catalogue, index, ingest, order, sources, asOf, clock });
  const like: Papers["like"] = (id, paper) => likeNow()(id, paper);
  return { catalogue, index, ingest, postings, engine, like, asOf, present };
}

const REFILL_BATCH = 1_000;

/** Gives the index every paper again, after a change of its layout or a crash between two stores. */
function refill(index: FtsIndex, catalogue: Catalogue): void {
  const papers = catalogue.recent({ since: Number.MIN_SAFE_INTEGER, limit: catalogue.count() });
  for (let from = 0; from < papers.length; from += REFILL_BATCH) {
    index.add(papers.slice(from, from + REFILL_BATCH));
  }
}
