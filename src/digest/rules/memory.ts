import type { Subscription } from "../../channels/channel.ts";
import type { SeenPapers } from "../../ledger/ledger.ts";
import type { PaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import type { Instant } from "../../time/instant.ts";

/** What a channel remembers of its digests. */
export interface Memory {
  readonly seen: SeenPapers;
  readonly lastDigestAt?: Instant;
  /** Papers published before this moment may have been posted. */
  readonly restoredAt?: Instant;
}

export function hasVotes({ votes = 0 }: Paper, { minVotes = 0 }: Subscription): boolean {
  return votes >= minVotes;
}

/** Whether it was posted here, as far as is known. */
export function wasPosted(paper: Paper, memory: Memory): boolean {
  return isSeen(paper.id, memory) || isBeforeRestore(paper, memory);
}

/** Most papers are not: to read a property that is missing takes three times as long [trial missing-property]. */
export function isSeen(id: PaperId, { seen }: Memory): boolean {
  return Object.hasOwn(seen, id);
}

/** What was posted shortly before a backup was restored is not known. */
export function isBeforeRestore({ publishedAt }: Paper, { restoredAt }: Memory): boolean {
  return restoredAt !== undefined && publishedAt < restoredAt;
}
