import { setImmediate as nextTurn } from "node:timers/promises";
import type { Paper } from "../../src/paper/paper.ts";
import { type BenchResult, row } from "../bench-result.ts";
import { percentile, timed } from "../measure.ts";
import { engineOf, openOurs } from "./ours.ts";

/** How many papers come in at a time while others search. */
const COMING = 32;

export interface Busy {
  readonly folder: string;
  /** How many papers it holds. */
  readonly count: number;
  readonly queries: readonly (readonly string[])[];
  /** Papers of the index that come in again, changed. */
  readonly coming: readonly Paper[];
}

/**
 * Searches that arrive in the worst moment, as a batch of papers is about to be taken in: they wait
 * for it. Meanwhile files are written and merged.
 */
export async function whileBusy(busy: Busy): Promise<BenchResult> {
  const index = await openOurs(busy.folder, busy.count);
  const engine = engineOf(index);
  const times: number[] = [];
  for (const [n, words] of busy.queries.entries()) {
    const from = (n * COMING) % busy.coming.length;
    const batch = busy.coming.slice(from, from + COMING);
    const changed = batch.map((paper) => ({ ...paper, title: `${paper.title} v${n}` }));
    times.push(
      timed(() => {
        index.add(changed);
        if (n % 2 === 0) engine.all(words);
        else engine.any(words);
      }),
    );
    await nextTurn();
  }
  await index.close();
  const name = `search: behind ${COMING} papers that come in, during merges, p95`;
  return row(name, percentile(times, 95), "ms");
}
