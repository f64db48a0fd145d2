import type { Instant } from "../../time/instant.ts";
import type { Ranked } from "../../trending/trending.ts";

/** A paper that may be shown on a topic. */
export interface Candidate {
  /** Of its paper among those of this moment, from 0. */
  readonly number: number;
  readonly ranked: Ranked;
  /** When it was first known to answer the topic. */
  readonly matchedAt: Instant;
}
