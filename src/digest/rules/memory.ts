import type { Subscription } from "../../channels/channel.ts";
import type { SeenPapers } from "../../ledger/seen-papers.ts";
import type { PaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import type { Instant } from "../../time/instant.ts";

/** What a channel remembers of its digests. */
export interface Memory {
  readonly seen: Pick<SeenPapers, "has" | "hasCode" | "get">;
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

export function isSeen(id: PaperId, { seen }: Memory): boolean {
  return seen.has(id);
}

/** What was posted shortly before a backup was restored is not known. */
export function isBeforeRestore({ publishedAt }: Paper, { restoredAt }: Memory): boolean {
  return restoredAt !== undefined && publishedAt < restoredAt;
}
