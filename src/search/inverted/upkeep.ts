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

export function createUpkeep(deps: UpkeepDeps): Upkeep {
  const { set, shelf, mark, onProblem, merge = mergeApart, saveEvery = 2_048 } = deps;
  const stop = new AbortController();
  let unsaved = 0;
  /** Saving is put off until then, after it failed. */
  let patience = saveEvery;
  let troubled = false;
  let running: Promise<void> | undefined;

  const save = async () => {
    const papers = unsaved;
    unsaved = 0;
    try {
      await saveSegments(shelf, set, mark());
      patience = saveEvery;
    } catch (error) {
      unsaved += papers;
      patience = unsaved + saveEvery;
      throw error;
    }
  };

  /** Saves, then merges, so that neither waits for ever. @returns whether there was anything to do */
  const step = async (): Promise<boolean> => {
    const full = unsaved >= patience;
    if (full) await save();
    const segments = toMerge([...shelf.stored.keys()]);
    if (segments.length > 0)
      await mergeStored(shelf, set, segments, (job) => merge(job, stop.signal));
    return full || segments.length > 0;
  };

  const work = async () => {
    try {
      while (!stop.signal.aborted && (await step()));
      troubled = false;
    } catch (error) {
      if (stop.signal.aborted) return;
      if (!troubled) onProblem("the search index cannot be written; search goes on without", error);
      troubled = true;
    }
  };

  const start = () => {
    // Whoever adds papers does not wait for copies of them.
    running ??= Promise.resolve()
      .then(work)
      .finally(() => {
        running = undefined;
      });
  };

  return {
    changed(papers) {
      unsaved += papers;
      if (unsaved >= patience) start();
    },
    async settled() {
      start();
      while (running) await running;
    },
    async close() {
      stop.abort();
      while (running) await running;
      try {
        if (unsaved > 0) await save();
      } catch (error) {
        onProblem(
          "the search index cannot be written; it is brought up to date at the next start",
          error,
        );
      }
      for (const { close } of shelf.stored.values()) close();
    },
  };
}
