import type { PaperId } from "../paper/id.ts";
import type { Instant, Paper, Sighting } from "../paper/paper.ts";

/** Every paper known, and how its votes grew. */
export interface Catalogue {
  /**
   * Keeps what a source said at a moment, merges it with what others said and records a sighting
   * where the counts moved. All or nothing; durable once it resolves.
   * @returns what changed, in the order given
   */
  upsert(source: string, at: Instant, papers: readonly Paper[]): Upserted;
  get(ids: readonly PaperId[]): Paper[];
  /** Newest first by first publication. */
  recent(filter: { readonly since: Instant; readonly until?: Instant; readonly limit: number }): Paper[];
  /** Each paper's sightings at or after `since`, oldest first, led by the last one before it. */
  sightings(ids: readonly PaperId[], since: Instant): Map<PaperId, Sighting[]>;
  /** Ids of papers seen by any source at or after `since`. */
  seenSince(since: Instant): PaperId[];
  count(): number;
}

export interface Upserted {
  /** Papers not known before. */
  readonly added: readonly Paper[];
  /** Known papers whose text, links or counts changed. */
  readonly changed: readonly Paper[];
}
