import { once } from "node:events";
import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { PaperId } from "../../paper/id.ts";
import { type CatchUpDeps, catchUp } from "./catch-up.ts";
import { createBuilder } from "./files/build-apart.ts";
import { buildStored } from "./files/build-stored.ts";
import type { Shelf } from "./files/shelf.ts";
import { strikeAll } from "./segments/segment.ts";
import type { SegmentSet } from "./segments/segment-set.ts";
import type { Upkeep } from "./upkeep.ts";

export interface BringUpDeps {
  /** What the index is made from: it is rebuilt from here whenever that is needed. */
  readonly catalogue: Pick<Catalogue, "get" | "changes" | "mark" | "count">;
  /** The database file that holds the catalogue, for a thread that builds a first index from it. */
  readonly databaseFile?: string;
  /** A catalogue of more papers than this is indexed apart, where there is no index yet. */
  readonly buildFrom?: number;
  /** The files are read once this ends, so that what people wait for at a start comes first; else at once. */
  readonly after?: Promise<unknown>;
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
  /** Whether what the files hold is searched, or never will be. */
  readonly reading: {
    readonly ended: boolean;
    readonly over: Promise<void>;
    readonly end: () => void;
  };
  readonly closing: AbortController;
  /** Papers that come in while files are read, or all others indexed apart: these may know them as they were. */
  touched: Set<PaperId> | undefined;
}

/** Makes the index hold what the catalogue has. @throws when it fails or is closed */
export async function bringUp(open: OpenFiles, deps: BringUpDeps): Promise<true> {
  const { set, upkeep, progress, closing } = open;
  try {
    await waitFor(deps.after, closing.signal);
    await loadFiles(open);
    open.reading.end();
    closing.signal.throwIfAborted();
    await checkFiles(open);
    await buildFirst(open, deps);
  } finally {
    open.reading.end();
    open.touched = undefined;
  }
  await catchUp({
    set,
    catalogue: deps.catalogue,
    progress,
    signal: closing.signal,
    changed: (papers) => upkeep?.changed(papers),
  });
  return true;
}

async function waitFor(first: Promise<unknown> | undefined, signal: AbortSignal): Promise<void> {
  if (!first) return;
  const done = new AbortController();
  const cut = once(signal, "abort", { signal: done.signal });
  try {
    if (!signal.aborted) await Promise.race([first, cut]);
  } finally {
    cut.catch(() => undefined);
    done.abort();
  }
  signal.throwIfAborted();
}

async function loadFiles({ set, shelf, progress, touched = new Set() }: OpenFiles): Promise<void> {
  if (!shelf) return;
  const segments = await shelf.load();
  for (const segment of segments) strikeAll(segment, touched);
  set.replace([], segments);
  progress.mark = shelf.mark();
}

/** Papers of files that turn out to be damaged are indexed again. */
async function checkFiles({ set, shelf, progress }: OpenFiles): Promise<void> {
  await shelf?.check((segment) => {
    set.replace([segment], []);
    progress.mark = 0;
  });
}

/** Where there is no index yet and much to put into it, it is built in a thread. */
async function buildFirst(
  open: OpenFiles,
  { catalogue, databaseFile, buildFrom = 2_048, onProblem = () => {} }: BringUpDeps,
): Promise<void> {
  const { set, shelf, upkeep, progress, touched = new Set() } = open;
  const { signal } = open.closing;
  if (!shelf || shelf.stored.size > 0 || catalogue.count() <= buildFrom) return;
  const builder = createBuilder(catalogue, databaseFile);
  try {
    progress.mark = await buildStored({ shelf, set, builder, touched, signal });
    upkeep?.changed(set.count());
  } catch (error) {
    if (signal.aborted) throw error;
    onProblem("the search index could not be built apart; it is made paper by paper", error);
  } finally {
    await builder.close();
  }
}
