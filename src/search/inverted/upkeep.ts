import { mergeApart } from "./files/merge-apart.ts";
import type { MergeJob } from "./files/merge-job.ts";
import { toMerge } from "./files/merge-policy.ts";
import { mergeStored, type RunMerge } from "./files/merge-stored.ts";
import { saveSegments } from "./files/save-segments.ts";
import type { Shelf } from "./files/shelf.ts";
import type { SegmentSet } from "./segments/segment-set.ts";

/** Writes and merges segments in the background, one thing at a time. */
export interface Upkeep {
  /** Told of papers that were added, changed or removed. */
  changed(papers: number): void;
  /** Ends once nothing is being done and nothing should be. Never rejects. */
  settled(): Promise<void>;
  /** Breaks a merge off, writes what is not written yet, and closes the files. Never rejects. */
  close(): Promise<void>;
}

export interface UpkeepDeps {
  readonly set: SegmentSet;
  readonly shelf: Shelf;
  /** The catalogue's mark up to which the set holds everything. */
  readonly mark: () => number;
  readonly onProblem: (problem: string, error: unknown) => void;
  /** When so many papers were added or changed, the index is written: fewer are quickly indexed again. */
  readonly saveEvery?: number;
  readonly merge?: (job: MergeJob, signal: AbortSignal) => ReturnType<RunMerge>;
}

/** Upkeep under way. */
interface Running extends Required<UpkeepDeps> {
  readonly stop: AbortController;
  unsaved: number;
  /** Saving is put off until then, after it failed. */
  patience: number;
  troubled: boolean;
  work: Promise<void> | undefined;
}

export function createUpkeep(deps: UpkeepDeps): Upkeep {
  const { merge = mergeApart, saveEvery = 2_048 } = deps;
  const running: Running = {
    ...deps,
    merge,
    saveEvery,
    stop: new AbortController(),
    unsaved: 0,
    patience: saveEvery,
    troubled: false,
    work: undefined,
  };
  return {
    changed(papers) {
      running.unsaved += papers;
      if (running.unsaved >= running.patience) start(running);
    },
    async settled() {
      start(running);
      while (running.work) await running.work;
    },
    close: () => close(running),
  };
}

function start(running: Running): void {
  // Whoever adds papers does not wait for copies of them.
  running.work ??= Promise.resolve()
    .then(() => work(running))
    .finally(() => {
      running.work = undefined;
    });
}

async function work(running: Running): Promise<void> {
  const { signal } = running.stop;
  try {
    // What is written lists all there are.
    await running.shelf.load();
    while (!signal.aborted && (await step(running)));
    running.troubled = false;
  } catch (error) {
    if (signal.aborted) return;
    if (!running.troubled)
      running.onProblem("the search index cannot be written; search goes on without", error);
    running.troubled = true;
  }
}

/** Saves, then merges, so that neither waits for ever. @returns whether there was anything to do */
async function step(running: Running): Promise<boolean> {
  const { set, shelf, merge, stop } = running;
  const full = running.unsaved >= running.patience;
  if (full) await save(running);
  const segments = toMerge([...shelf.stored.keys()]);
  if (segments.length > 0)
    await mergeStored(shelf, set, segments, (job) => merge(job, stop.signal));
  return full || segments.length > 0;
}

async function save(running: Running): Promise<void> {
  const { set, shelf, mark, saveEvery } = running;
  const papers = running.unsaved;
  running.unsaved = 0;
  try {
    await saveSegments(shelf, set, mark());
    running.patience = saveEvery;
  } catch (error) {
    running.unsaved += papers;
    running.patience = running.unsaved + saveEvery;
    throw error;
  }
}

async function close(running: Running): Promise<void> {
  running.stop.abort();
  while (running.work) await running.work;
  try {
    if (running.unsaved > 0) await save(running);
  } catch (error) {
    running.onProblem(
      "the search index cannot be written; it is brought up to date at the next start",
      error,
    );
  }
  for (const stored of running.shelf.stored.values()) stored.close();
}
