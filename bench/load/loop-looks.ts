import { readFileSync } from "node:fs";

/** The longest that an event loop was busy without a pause, of a fifth of a second. */
export interface LoopLook {
  /** Unix time in milliseconds. */
  readonly at: number;
  readonly wallMs: number;
  /** Of the processor. */
  readonly cpuMs: number;
}

/** What `watch-loop.ts` noted. */
export function readLooks(notes: string): readonly LoopLook[] {
  return readFileSync(notes, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
