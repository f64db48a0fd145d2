import type { PaperId } from "../paper/id.ts";
import type { PaperNews } from "../paper/news.ts";
import type { Paper, Sighting } from "../paper/paper.ts";
import type { Instant } from "../time/instant.ts";

/** Every paper known, and how its votes grew. */
export interface Catalogue {
  /**
   * Keeps what a source said at a moment, merges it with what others said and records a sighting
   * where the counts moved. All or nothing; durable once it returns. Of one id given twice the
   * last counts; what is older than the source's stored copy adds its sighting only.
   * @returns what changed, in the order given
   */
  upsert(source: string, at: Instant, papers: readonly Paper[]): Upserted;
  /** Those that are known, each once, in the order asked for. */
  get(ids: readonly PaperId[]): Paper[];
  /** Published from `since` and before `until`, newest first. */
  recent(filter: {
    readonly since: Instant;
    readonly until?: Instant;
    readonly limit: number;
  }): Paper[];
  /**
   * How each paper's counts moved, oldest first: every change of what a source said of them from
   * `since` to `until` (the last look, when left out), led by the last one before, and ended by the
   * source's last look, at which they were still the same.
   */
  sightings(ids: readonly PaperId[], since: Instant, until?: Instant): Map<PaperId, Sighting[]>;
  /** When each paper was first heard of, whoever said it; left out for those that are not known. */
  firstSeen(ids: readonly PaperId[]): Map<PaperId, Instant>;
  /** Dates of those that are known. */
  dates(ids: readonly PaperId[]): Map<PaperId, PaperDates>;
  /** Ids of papers published at or after `since`, newest first. */
  publishedSince(since: Instant): PaperId[];
  /** What was heard of known papers at or after a moment, oldest first. */
  news(since: Instant): PaperNews[];
  /** What was heard of these papers after they were known, oldest first. */
  newsOf(ids: readonly PaperId[]): PaperNews[];
  /** Papers with votes that any source has seen at or after `since`, the longest unseen first. */
  votedSince(since: Instant): Paper[];
  /** When any source was last heard on any paper. */
  lastSeen(): Instant | undefined;
  count(): number;
  /**
   * Papers added or changed after a mark, those that changed first first, each as it is now; and the
   * mark to go on from. After the last one it answers no papers and the same mark. Begin with 0.
   */
  changes(after: number, limit: number): Changes;
  /** The mark of the last change; 0 before the first. It only grows. */
  mark(): number;
  /**
   * Brings what is kept into its shortest form, and forgets sightings that no window asks for any
   * more; part by part, so that others have their turn.
   */
  tidy(signal?: AbortSignal): Promise<void>;
}

export interface PaperDates {
  readonly publishedAt: Instant;
  /** When it was first seen with counts; left out before. */
  readonly sightedAt?: Instant;
}

export interface Changes {
  readonly papers: readonly Paper[];
  readonly mark: number;
}

export interface Upserted {
  /** Papers not known before. */
  readonly added: readonly Paper[];
  /** Known papers whose text, links or counts changed. */
  readonly changed: readonly Paper[];
}
