import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { PaperId } from "../../paper/id.ts";
import { type CatchUpDeps, catchUp } from "./catch-up.ts";
import { createBuilder } from "./files/build-apart.ts";
import { buildStored } from "./files/build-stored.ts";
import type { Shelf } from "./files/shelf.ts";
import type { SegmentSet } from "./segments/segment-set.ts";
import type { Upkeep } from "./upkeep.ts";

export interface BringUpDeps {
  /** What the index is made from: it is rebuilt from here whenever that is needed. */
  readonly catalogue: Pick<Catalogue, "get" | "changes" | "mark" | "count">;
  /** The database file that holds the catalogue, for a thread that builds a first index from it. */
  readonly databaseFile?: string;
  /** A catalogue of more papers than this is indexed apart, where there is no index yet. */
  readonly buildFrom?: number;
  /** Told of what went wrong while search goes on: once, until it went well again. */
  readonly onProblem?: (problem: string, error: unknown) => void;
}

/** A search index that is open. */
export interface OpenFiles {
  readonly set: SegmentSet;
  /** Left out where all stays in memory. */
  readonly shelf: Shelf | undefined;
  readonly upkeep: Upkeep | undefined;
  readonly progress: CatchUpDeps["progress"];
  readonly closing: AbortController;
  /** Papers that come in while all others are indexed apart. */
  touched: Set<PaperId> | undefined;
}

/** Makes the index hold what the catalogue has. @throws when it fails or is closed */
export async function bringUp(open: OpenFiles, deps: BringUpDeps): Promise<true> {
  const { set, upkeep, progress, closing } = open;
  await checkFiles(open);
  await buildFirst(open, deps);
  await catchUp({
    set,
    catalogue: deps.catalogue,
    progress,
    signal: closing.signal,
    changed: (papers) => upkeep?.changed(papers),
  });
  return true;
}

/** Papers of files that turn out to be damaged are indexed again. */
async function checkFiles({ set, shelf, progress }: OpenFiles): Promise<void> {
  const dropped = (await shelf?.check()) ?? [];
  if (dropped.length === 0) return;
  set.replace(dropped, []);
  progress.mark = 0;
}

/** Where there is no index yet and much to put into it, it is built in a thread. */
async function buildFirst(
  open: OpenFiles,
  { catalogue, databaseFile, buildFrom = 2_048, onProblem = () => {} }: BringUpDeps,
): Promise<void> {
  const { set, shelf, upkeep, progress } = open;
  const { signal } = open.closing;
  if (!shelf || set.count() > 0 || catalogue.count() <= buildFrom) return;
  const touched = new Set<PaperId>();
  open.touched = touched;
  const builder = createBuilder(catalogue, databaseFile);
  try {
    progress.mark = await buildStored({ shelf, set, builder, touched, signal });
    upkeep?.changed(set.count());
  } catch (error) {
    if (signal.aborted) throw error;
    onProblem("the search index could not be built apart; it is made paper by paper", error);
  } finally {
    open.touched = undefined;
    await builder.close();
  }
}
