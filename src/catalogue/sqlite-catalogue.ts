import { isDeepStrictEqual } from "node:util";
import type { Find } from "../paper/find.ts";
import type { StandingOf } from "../paper/find-order.ts";
import { createMerge } from "../paper/merge.ts";
import { newsBetween } from "../paper/news.ts";
import type { Paper } from "../paper/paper.ts";
import { standingOf } from "../sources/index.ts";
import type { Database } from "../stores/database.ts";
import type { Catalogue, Upserted } from "./catalogue.ts";
import type { OnCorrupt } from "./corrupt-record.ts";
import { createFindTable } from "./find-table.ts";
import { mergeAgain } from "./merge-again.ts";
import { createNewsTable } from "./news-table.ts";
import { createPaperTable } from "./paper-table.ts";
import { createSightingTable } from "./sighting-table.ts";

export interface CatalogueOptions {
  /** Told of each record that cannot be read, every time it is left out of an answer. */
  readonly onCorrupt?: OnCorrupt;
  /** How sources stand to each other where papers are merged; the registered ones' when absent. */
  readonly standingOf?: StandingOf;
}

/**
 * The catalogue in the database. What each source last said is kept beside the merge of it, so a
 * damaged record heals when its source next mentions the paper.
 */
export function createCatalogue(database: Database, options: CatalogueOptions = {}): Catalogue {
  const onCorrupt = options.onCorrupt ?? (() => {});
  const papers = createPaperTable(database, onCorrupt);
  const finds = createFindTable(database, onCorrupt);
  const sightings = createSightingTable(database);
  const news = createNewsTable(database);
  const merge = createMerge(options.standingOf ?? standingOf);
  mergeAgain(database, { papers, finds, merge });

  function keep(find: Find): Kept {
    const before = papers.read(find.paper.id);
    const said = finds.read(find.paper.id);
    const own = said.find(({ source }) => source === find.source);
    // A replay, or a clock that was set back, does not undo what the source said later.
    const latest = own && own.at > find.at ? own : find;
    const after = merge([latest, ...said.filter((other) => other !== own)]);
    const how = before ? difference(before.paper, after) : "added";
    papers.write(after, find.at, how !== "same");
    if (latest === find) finds.write(find);
    sightings.record(find);
    if (before?.paper)
      for (const kind of newsBetween(before.paper, after, own?.paper))
        news.record(after.id, kind, find.at);
    return { paper: after, how };
  }

  return {
    upsert(source, at, found) {
      const once = new Map(found.map((paper) => [paper.id, paper]));
      const kept = database.transaction(() =>
        [...once.values()].map((paper) => keep({ source, at, paper })),
      );
      return upserted(kept);
    },
    get: (ids) => papers.get(ids),
    recent: (filter) => papers.recent(filter),
    sightings: (ids, since) => sightings.since(ids, since),
    firstSeen: (ids) => papers.firstSeen(ids),
    news: (since) => news.since(since),
    seenSince: (since) => papers.seenSince(since),
    lastSeen: () => papers.lastSeen(),
    count: () => papers.count(),
    changes: (after, limit) => papers.changes(after, limit),
    mark: () => papers.mark(),
  };
}

interface Kept {
  readonly paper: Paper;
  readonly how: "added" | "changed" | "same";
}

function difference(before: Paper | undefined, after: Paper): Kept["how"] {
  return isDeepStrictEqual(before, after) ? "same" : "changed";
}

function upserted(kept: readonly Kept[]): Upserted {
  const papers = (how: Kept["how"]) =>
    kept.filter((one) => one.how === how).map(({ paper }) => paper);
  return { added: papers("added"), changed: papers("changed") };
}
