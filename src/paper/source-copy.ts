import type { Instant } from "../time/instant.ts";
import type { Paper } from "./paper.ts";

/** What one source said of a paper at one moment. */
export interface SourceCopy {
  readonly source: string;
  readonly at: Instant;
  readonly paper: Paper;
}
