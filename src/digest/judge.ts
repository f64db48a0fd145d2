import type { Subscription } from "../channels/channel.ts";
import type { SeenPapers } from "../ledger/ledger.ts";
import type { PaperId } from "../paper/id.ts";
import type { Instant, Paper } from "../paper/paper.ts";
import type { Expr, Query } from "../query/query.ts";
import type { Candidate } from "./candidate.ts";

/** The first digest of a topic looks back this far. */
export const FIRST_LOOK_MS = 7 * 86_400_000;

/** A paper may have come in this long before the last digest and still be new: its clock may have been set back since. */
export const OVERLAP_MS = 2 * 3_600_000;

/** What a channel remembers of its digests. */
export interface Memory {
  readonly seen: SeenPapers;
  readonly lastDigestAt?: Instant;
  /** Papers published before this moment may have been posted. */
  readonly restoredAt?: Instant;
}

/** Which papers a topic has not had the chance to show, by the moment they matched or were published. */
export interface Newness {
  readonly by: "matched" | "published" | "always";
  readonly start: Instant;
}

/**
 * - A paper below the threshold waits, as long as topics remember it, until it has the votes; so
 *   does one whose topic asks for something that comes with time, such as code.
 * - All other papers have their chance in the first digest after they matched.
 * - The first digest of a topic looks at the papers published in the last seven days.
 */
export function newnessOf(
  { minVotes = 0, since }: Subscription,
  query: Query | undefined,
  { lastDigestAt }: Memory,
  asOf: Instant,
): Newness {
  if (!query || minVotes > 0 || comesWithTime(query)) return { by: "always", start: 0 };
  if (lastDigestAt === undefined || since > lastDigestAt) {
    return { by: "published", start: toMinute(asOf - FIRST_LOOK_MS) };
  }
  return { by: "matched", start: toMinute(lastDigestAt - OVERLAP_MS) };
}

export function isNew({ ranked, matchedAt }: Candidate, { by, start }: Newness): boolean {
  if (by === "always") return true;
  return (by === "matched" ? matchedAt : ranked.paper.publishedAt) >= start;
}

export function hasVotes({ votes = 0 }: Paper, { minVotes = 0 }: Subscription): boolean {
  return votes >= minVotes;
}

/** Whether it was posted here, as far as is known. */
export function wasPosted(paper: Paper, memory: Memory): boolean {
  return isSeen(paper.id, memory) || isBeforeRestore(paper, memory);
}

/** Most papers are not: to read a property that is missing takes three times as long [trial]. */
export function isSeen(id: PaperId, { seen }: Memory): boolean {
  return Object.hasOwn(seen, id);
}

/** What was posted shortly before a backup was restored is not known. */
export function isBeforeRestore({ publishedAt }: Paper, { restoredAt }: Memory): boolean {
  return restoredAt !== undefined && publishedAt < restoredAt;
}

/** Channels that had their digests in the same minute share what is new since. */
function toMinute(at: Instant): Instant {
  return at - (at % 60_000);
}

/** Whether a paper can come to satisfy a query without a change of its text. */
function comesWithTime({ expr }: Query): boolean {
  return expr !== undefined && asksForTime(expr);
}

function asksForTime(expr: Expr): boolean {
  switch (expr.kind) {
    case "and":
    case "or":
      return expr.of.some(asksForTime);
    case "not":
      return asksForTime(expr.of);
    default:
      return expr.kind === "count" || expr.kind === "has" || expr.kind === "like";
  }
}
