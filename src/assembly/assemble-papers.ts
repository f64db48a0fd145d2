import type { Catalogue } from "../catalogue/catalogue.ts";
import { createCatalogue } from "../catalogue/sqlite-catalogue.ts";
import { defined } from "../collections/defined.ts";
import { createEngine } from "../engine/create-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { createIngest, type Ingest } from "../ingest/ingest.ts";
import type { Log } from "../log.ts";
import { createBitmapMatcher } from "../matching/bitmap-matcher.ts";
import { likeBySearch } from "../matching/like-by-search.ts";
import { TOPIC_MEMORY_MS } from "../matching/memory/search-recent.ts";
import { createTopicMatches, type TopicMatches } from "../matching/topic-matches.ts";
import type { OpenMeaning } from "../meaning/open-meaning.ts";
import type { Metrics, MetricsDeps } from "../metrics/metrics.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { MatchFacts } from "../query/matches.ts";
import { openSearch, type Search } from "../search/inverted/open-search.ts";
import type { Source } from "../sources/source.ts";
import type { Database } from "../stores/database.ts";
import type { Documents } from "../stores/documents.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";
import { within } from "../time/within.ts";

export interface PapersDeps {
  readonly database: Database;
  /** For the search index's files, which can be made again from the database; without it the index is in memory. */
  readonly folder?: string;
  /** Remembers how far each source was read. */
  readonly marks: Documents;
  /** Lets other processes know what is kept of papers. */
  readonly share?: (ids: readonly PaperId[]) => Promise<void>;
  /** Has other processes know how sources answered, and this one how they answered others. */
  readonly shareIngest?: (own: Ingest) => Ingest;
  readonly sources: readonly Source[];
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Pick<Metrics, "itemsDropped">;
  /** Ends what is done beside other work. */
  readonly signal?: AbortSignal;
  /** Ends when the adapters begin to start, which a large index is not to keep waiting. */
  readonly begun?: Promise<unknown>;
  /** Makes search by meaning over the catalogue, where the settings turn it on. */
  readonly meaning?: (catalogue: Catalogue) => OpenMeaning | undefined;
}

/** Everything about papers: what is known, how it is searched, and which topics it answers. */
export interface Papers {
  readonly catalogue: Catalogue;
  readonly index: Search;
  /** Ends once the index, and what is read from it, holds every paper; undefined if it does. */
  readonly indexed: Promise<void> | undefined;
  readonly ingest: Ingest;
  readonly matches: TopicMatches;
  readonly engine: Engine;
  readonly meaning: OpenMeaning | undefined;
  /** What `like:` means now. */
  readonly like: NonNullable<MatchFacts["like"]>;
  /** Has papers found and matched that another process put into the catalogue. */
  readonly takeIn: (ids: readonly PaperId[]) => void;
  /** For the metrics. */
  readonly held: MetricsDeps["held"];
  /** The moment the catalogue describes: when any source was last heard, and what it said taken in. */
  readonly asOf: () => Instant;
  /** Now; but where topics would remember nothing, as with sample papers alone, the moment of the last look. */
  readonly present: () => Instant;
}

/** How long a start waits for the index: that of some ten thousand papers is there by then. */
const INDEX_PATIENCE_MS = 40;
/** With so many changes the catalogue ever had, its index takes longer. */
const LARGE = 20_000;

export async function assemblePapers(deps: PapersDeps): Promise<Papers> {
  const { database, clock, log } = deps;
  const catalogue = createCatalogue(database, {
    onCorrupt: (record) => log.error(record, "a record cannot be read and is left out"),
  });
  const after = catalogue.mark() > LARGE ? deps.begun : undefined;
  const index = await openSearch({
    ...defined({ folder: deps.folder, after }),
    catalogue,
    databaseFile: database.path,
    onProblem: (problem, error) => log.warn({ err: error }, problem),
    onOutdated: () => log.info("the search index is of another version; it is made anew"),
  });
  const soon = { ms: INDEX_PATIENCE_MS, clock };
  let isIndexed = after ? false : await within(index.caughtUp, soon, () => false);
  const like: Papers["like"] = (id, paper) => likeBySearch(index, catalogue)(id, paper);
  const matcher = createBitmapMatcher();
  const matches = createTopicMatches({
    matcher,
    catalogue,
    index,
    like: () => likeBySearch(index, catalogue),
    isIndexed: () => isIndexed,
    ...defined({ signal: deps.signal }),
  });
  const asOf = () => Math.min(ingest.asOf() ?? clock.now(), clock.now());
  const present = () => (clock.now() - asOf() > TOPIC_MEMORY_MS ? asOf() : clock.now());
  const match = (papers: readonly Paper[]) => {
    matches.take(papers, present());
    matches.prune(present());
  };
  const own = assembleIngest(deps, { catalogue, index, match });
  const ingest = deps.shareIngest?.(own) ?? own;
  const takeIn = (ids: readonly PaperId[]) => {
    const papers = catalogue.get(ids);
    index.add(papers);
    match(papers);
  };
  const meaning = deps.meaning?.(catalogue);
  const sources = () => deps.sources;
  const { order } = ingest;
  const engine = createEngine({ catalogue, index, ingest, order, sources, asOf, clock, meaning });
  const held = () => ({ papers: index.count(), ...matcher.report() });
  const fillAgain = async () => {
    isIndexed = await index.caughtUp;
    if (isIndexed) matches.fillAgain(present());
  };
  const indexed = isIndexed ? undefined : fillAgain().catch(lacking(log));
  const known = { catalogue, index, indexed, ingest, matches, engine, meaning, like };
  return { ...known, takeIn, held, asOf, present };
}

function lacking(log: Log): (error: unknown) => void {
  return (error) =>
    log.error({ err: error }, "topics that name papers may lack some until the next start");
}

type OnKept = (papers: readonly Paper[]) => void;

/** What is kept is matched at once. */
function assembleIngest(
  { marks, clock, log, metrics, share }: PapersDeps,
  { catalogue, index, match }: Pick<Papers, "catalogue" | "index"> & { match: OnKept },
): Ingest {
  return createIngest({
    catalogue,
    index,
    marks,
    clock,
    ...defined({ share }),
    onKept: match,
    onPolled: ({ name }, verdict, counts) => {
      if (verdict.dropped) metrics.itemsDropped(name, verdict.dropped);
      log.info({ source: name, verdict, ...counts }, "source polled");
    },
  });
}
