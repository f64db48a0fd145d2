import { readFileSync } from "node:fs";
import { GCProfiler, getHeapStatistics } from "node:v8";

/** Milliseconds. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * Milliseconds that this thread was on a processor since it started, which other work on the machine
 * leaves alone; where Linux does not tell it, those of the whole process.
 */
export function threadMs(): number {
  const { user, system } = process.cpuUsage();
  try {
    const [ran] = readFileSync("/proc/thread-self/schedstat", "latin1").split(" ");
    return Number(ran) / 1e6;
  } catch {
    return (user + system) / 1_000;
  }
}

/** Milliseconds of this thread on a processor. */
export function costOf(work: () => void): number {
  const start = threadMs();
  work();
  return threadMs() - start;
}

/** The same, of the run in the middle. */
export function middleCost(runs: number, work: (run: number) => void): number {
  return percentile(
    Array.from({ length: runs }, (_, run) => costOf(() => work(run))),
    50,
  );
}

/** The nearest of the values to which so many of a hundred do not come; 0 of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

const counting = { bytes: 0, since: 0, profiler: new GCProfiler() };

/**
 * Bytes of the heap that were taken since the first call, what was collected meanwhile included: how
 * much of that still lies there at any one moment is chance.
 */
export function allocatedBytes(): number {
  const { used_heap_size: used } = getHeapStatistics();
  const collections = counting.profiler.stop()?.statistics;
  if (!collections) counting.since = used;
  for (const { beforeGC, afterGC } of collections ?? []) {
    counting.bytes += beforeGC.heapStatistics.usedHeapSize - counting.since;
    counting.since = afterGC.heapStatistics.usedHeapSize;
  }
  counting.bytes += used - counting.since;
  counting.since = used;
  counting.profiler = new GCProfiler();
  counting.profiler.start();
  return counting.bytes;
}
