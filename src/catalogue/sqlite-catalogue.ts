import type { StandingOf } from "../paper/copy-order.ts";
import { createMerge } from "../paper/merge.ts";
import { standingOf } from "../sources/index.ts";
import type { Database } from "../stores/database.ts";
import type { Catalogue, Upserted } from "./catalogue.ts";
import { createCopyTable } from "./copy-table.ts";
import type { OnCorrupt } from "./corrupt-record.ts";
import { type Kept, keepCopy } from "./keep-copy.ts";
import { mergeAgain } from "./merge-again.ts";
import { createNewsTable } from "./news-table.ts";
import { createPaperTable } from "./paper-table.ts";
import { createSightingTable } from "./sighting-table.ts";
import { tidy } from "./tidy.ts";

export interface CatalogueOptions {
  /** Told of each record that cannot be read, every time it is left out of an answer. */
  readonly onCorrupt?: OnCorrupt;
  /** How sources stand to each other where papers are merged; the registered ones' when absent. */
  readonly standingOf?: StandingOf;
}

/**
 * The catalogue in the database. What each source last said is kept beside the merge of it, as what
 * differs from it; a damaged record heals when its source next mentions the paper.
 */
export function createCatalogue(database: Database, options: CatalogueOptions = {}): Catalogue {
  const onCorrupt = options.onCorrupt ?? (() => {});
  const papers = createPaperTable(database, onCorrupt);
  const copies = createCopyTable(database, onCorrupt);
  const sightings = createSightingTable(database);
  const news = createNewsTable(database);
  const merge = createMerge(options.standingOf ?? standingOf);
  const tables = { papers, copies, sightings, news, merge };
  mergeAgain(database, tables);

  return {
    upsert(source, at, found) {
      const once = new Map(found.map((paper) => [paper.id, paper]));
      const kept = database.transaction(() =>
        [...once.values()].map((paper) => keepCopy(tables, { source, at, paper })),
      );
      return upserted(kept);
    },
    get: (ids) => papers.get(ids),
    recent: (filter) => papers.recent(filter),
    sightings: (ids, since, until = Number.MAX_SAFE_INTEGER) =>
      sightings.between(ids, since, until),
    firstSeen: (ids) => papers.firstSeen(ids),
    dates: (ids) => papers.dates(ids),
    publishedSince: (since) => papers.publishedSince(since),
    news: (since) => news.since(since),
    newsOf: (ids) => news.of(ids),
    votedSince: (since) => papers.votedSince(since),
    lastSeen: () => copies.lastSeen(),
    count: () => papers.count(),
    changes: (after, limit) => papers.changes(after, limit),
    mark: () => papers.mark(),
    tidy: (signal) => tidy(database, tables, signal),
  };
}

function upserted(kept: readonly Kept[]): Upserted {
  const papers = (how: Kept["how"]) =>
    kept.filter((one) => one.how === how).map(({ paper }) => paper);
  return { added: papers("added"), changed: papers("changed") };
}
