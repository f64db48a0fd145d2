import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { PaperId } from "../../paper/id.ts";
import type { Coverage, Lookups, SearchIndex } from "../search-index.ts";
import { catchUp } from "./catch-up.ts";
import { createBuilder } from "./files/build-apart.ts";
import { buildStored } from "./files/build-stored.ts";
import { Outdated } from "./files/damaged.ts";
import { openShelf } from "./files/shelf.ts";
import { createSearch } from "./inverted-index.ts";
import { createSegmentSet } from "./segments/segment-set.ts";
import { createUpkeep, type UpkeepDeps } from "./upkeep.ts";

export interface SearchDeps extends Partial<Pick<UpkeepDeps, "merge" | "saveEvery">> {
  /** The folder for the index's files, made if missing; without it all stays in memory. */
  readonly folder?: string;
  /** What the index is made from: it is rebuilt from here whenever that is needed. */
  readonly catalogue: Pick<Catalogue, "get" | "changes" | "mark" | "count">;
  /** The database file that holds the catalogue, for a thread that builds a first index from it. */
  readonly databaseFile?: string;
  /** A catalogue of more papers than this is indexed apart, where there is no index yet. */
  readonly buildFrom?: number;
  /** Told of what went wrong while search goes on: once, until it went well again. */
  readonly onProblem?: (problem: string, error: unknown) => void;
  /** Told once when files of another version were found, which are made anew. */
  readonly onOutdated?: () => void;
}

export interface Search extends SearchIndex, Lookups, Coverage {
  /** How many papers it holds. */
  count(): number;
  /** Ends once the index holds all that the catalogue had when it was opened; false if it failed or was closed. Never rejects. */
  readonly caughtUp: Promise<boolean>;
  /** Ends once nothing is being written or merged, and all that should be is. Never rejects. */
  settled(): Promise<void>;
  /** Writes what is not written yet and closes the files. Never rejects. */
  close(): Promise<void>;
}

/** Opens the search index: reads its files, then brings it up to date in the background. */
export async function openSearch(deps: SearchDeps): Promise<Search> {
  const { folder, catalogue, databaseFile, buildFrom = 2_048, ...tuning } = deps;
  const { onProblem = () => {}, onOutdated = () => {} } = deps;
  let outdated = 0;
  const onDamaged = (path: string, error: unknown) => {
    if (!(error instanceof Outdated)) onProblem(`${path} cannot be used; it is made anew`, error);
    else if (++outdated === 1) onOutdated();
  };
  const shelf = folder === undefined ? undefined : await openShelf(folder, onDamaged);
  const set = createSegmentSet(shelf && [...shelf.stored.keys()]);
  const progress = { mark: shelf?.mark() ?? 0, ended: false };
  const mark = () => (progress.ended ? catalogue.mark() : progress.mark);
  const upkeep = shelf && createUpkeep({ ...tuning, set, shelf, mark, onProblem });
  const changed = (papers: number) => upkeep?.changed(papers);
  const closing = new AbortController();
  const { signal } = closing;
  /** Papers of files that turn out to be damaged are indexed again. */
  const checkFiles = async () => {
    const dropped = (await shelf?.check()) ?? [];
    if (dropped.length === 0) return;
    set.replace(dropped, []);
    progress.mark = 0;
  };
  /** Papers that come in while all others are indexed apart. */
  let touched: Set<PaperId> | undefined;
  const buildFirst = async () => {
    if (!shelf || set.count() > 0 || catalogue.count() <= buildFrom) return;
    touched = new Set();
    const builder = createBuilder(catalogue, databaseFile);
    try {
      progress.mark = await buildStored({ shelf, set, builder, touched, signal });
      changed(set.count());
    } catch (error) {
      if (signal.aborted) throw error;
      onProblem("the search index could not be built apart; it is made paper by paper", error);
    } finally {
      touched = undefined;
      await builder.close();
    }
  };
  const bringUp = async () => {
    await checkFiles();
    await buildFirst();
    await catchUp({ set, catalogue, progress, signal, changed });
    return true;
  };
  const caughtUp = bringUp().catch((error: unknown) => {
    if (!signal.aborted) onProblem("the search index could not be brought up to date", error);
    return false;
  });

  return {
    ...createSearch(set.all, (ids) => catalogue.get(ids)),
    add(papers) {
      for (const { id } of papers) touched?.add(id);
      set.add(papers);
      changed(papers.length);
    },
    remove(ids) {
      for (const id of ids) touched?.add(id);
      set.remove(ids);
      changed(ids.length);
    },
    count: set.count,
    coverage: () => (progress.ended ? undefined : share(set.count(), catalogue.count())),
    caughtUp,
    async settled() {
      await caughtUp;
      await upkeep?.settled();
    },
    async close() {
      closing.abort();
      await caughtUp;
      await upkeep?.close();
    },
  };
}

function share(part: number, whole: number): number | undefined {
  return part < whole ? part / whole : undefined;
}
