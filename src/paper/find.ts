import type { Instant, Paper } from "./paper.ts";

/** What one source said of a paper at one moment. */
export interface Find {
  readonly source: string;
  readonly at: Instant;
  readonly paper: Paper;
}
