import { SECOND } from "../time/durations.ts";

/** How many texts go into one request, by how long the last ones took. */
export interface BatchSize {
  current(): number;
  took(ms: number): void;
}

const MOST = 32;
const BEGIN = 8;
/** A small machine answers one request after the other: who searches waits for the batch before. */
const LONG_MS = SECOND;
const SHORT_MS = LONG_MS / 4;

export function createBatchSize(): BatchSize {
  let size = BEGIN;
  return {
    current: () => size,
    took(ms) {
      if (ms > LONG_MS) size = Math.max(1, Math.floor(size / 2));
      else if (ms < SHORT_MS) size = Math.min(MOST, size * 2);
    },
  };
}
