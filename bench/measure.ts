import { readFileSync } from "node:fs";

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
