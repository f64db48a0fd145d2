import { defined } from "../../collections/defined.ts";
import type { Coverage, Lookups, SearchIndex } from "../search-index.ts";
import { type BringUpDeps, bringUp, type OpenFiles } from "./bring-up.ts";
import { Outdated } from "./files/damaged.ts";
import { openShelf } from "./files/shelf.ts";
import { createSearch } from "./inverted-index.ts";
import { createSegmentSet } from "./segments/segment-set.ts";
import { createUpkeep, type UpkeepDeps } from "./upkeep.ts";

export interface SearchDeps extends BringUpDeps, Partial<Pick<UpkeepDeps, "merge" | "saveEvery">> {
  /** The folder for the index's files, made if missing; without it all stays in memory. */
  readonly folder?: string;
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

/** Opens the search index; reads its files and brings it up to date in the background. */
export async function openSearch(deps: SearchDeps): Promise<Search> {
  const { catalogue, onProblem = () => {} } = deps;
  const open = await openFiles(deps, onProblem);
  const { set, upkeep, progress, closing } = open;
  const caughtUp = bringUp(open, deps).catch((error: unknown) => {
    if (!closing.signal.aborted)
      onProblem("the search index could not be brought up to date", error);
    return false;
  });
  return {
    ...createSearch(set.all, (ids) => catalogue.get(ids)),
    add(papers) {
      for (const { id } of papers) open.touched?.add(id);
      set.add(papers);
      upkeep?.changed(papers.length);
    },
    remove(ids) {
      for (const id of ids) open.touched?.add(id);
      set.remove(ids);
      upkeep?.changed(ids.length);
    },
    count: set.count,
    opening: () => (open.reading.ended ? undefined : open.reading.over),
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

type OnProblem = NonNullable<SearchDeps["onProblem"]>;

async function openFiles(deps: SearchDeps, onProblem: OnProblem): Promise<OpenFiles> {
  const { folder, catalogue, merge, saveEvery } = deps;
  const onDamaged = damageTeller(onProblem, deps.onOutdated);
  const shelf = folder === undefined ? undefined : await openShelf(folder, onDamaged);
  const set = createSegmentSet(setImmediate);
  const progress = { mark: 0, ended: false };
  const mark = () => (progress.ended ? catalogue.mark() : progress.mark);
  const tuning = defined({ merge, saveEvery });
  const upkeep = shelf && createUpkeep({ ...tuning, set, shelf, mark, onProblem });
  const closing = new AbortController();
  return { set, shelf, upkeep, progress, reading: reading(), closing, touched: new Set() };
}

function reading(): OpenFiles["reading"] {
  let isOver = () => {};
  const over = new Promise<void>((resolve) => {
    isOver = resolve;
  });
  const state = {
    ended: false,
    over,
    end() {
      state.ended = true;
      isOver();
    },
  };
  return state;
}

/** Of files of another version only the first is told. */
function damageTeller(onProblem: OnProblem, onOutdated: SearchDeps["onOutdated"]) {
  let outdated = 0;
  return (path: string, error: unknown) => {
    if (!(error instanceof Outdated)) onProblem(`${path} cannot be used; it is made anew`, error);
    else if (++outdated === 1) onOutdated?.();
  };
}

function share(part: number, whole: number): number | undefined {
  return part < whole ? part / whole : undefined;
}
