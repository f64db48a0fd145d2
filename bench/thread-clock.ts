import { threadMs } from "./measure.ts";

// Loaded before a benchmark of an earlier build, which tells time by this clock: so it tells, as ours
// does, what of it this thread was on a processor.
performance.now = threadMs;
