import { allocatedBytes, threadMs } from "./measure.ts";

// Loaded before a benchmark of an earlier build, which tells time by this clock: so it tells, as ours
// does, what of it this thread was on a processor; and of the heap what was taken.
performance.now = threadMs;

const { memoryUsage } = process;
process.memoryUsage = Object.assign(() => ({ ...memoryUsage(), heapUsed: allocatedBytes() }), {
  rss: memoryUsage.rss,
});
