import type { Subscription } from "../../channels/channel.ts";
import { LONGEST_WAIT_MS } from "../../matching/memory/first-matched.ts";
import type { Paper } from "../../paper/paper.ts";
import type { Expr, Query } from "../../query/query.ts";
import { DAY, HOUR, MINUTE } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import type { Candidate } from "./candidate.ts";
import type { Memory } from "./memory.ts";

/** The first digest of a topic looks back this far. */
export const FIRST_LOOK_MS = 7 * DAY;

/** A paper may have come in this long before the last digest and still be new: its clock may have been set back since. */
export const OVERLAP_MS = 2 * HOUR;

/** Before every moment. */
const NEVER = Number.NEGATIVE_INFINITY;

/** Which papers a topic has not had the chance to show, by the moment they matched or were published. */
export interface Newness {
  readonly by: "matched" | "published" | "always";
  readonly start: Instant;
  /** What was news before this moment was there for the last digest; nothing was for a topic's first. */
  readonly lastLook: Instant;
}

/**
 * - A paper below the threshold waits, as long as topics remember it, until it has the votes; so
 *   does one whose topic asks for something that comes with time, such as code.
 * - All other papers have their chance in the first digest after they matched, unless they were old
 *   already at the one before: that one looked back a week.
 * - The first digest of a topic looks at the papers published or listed in the last seven days.
 * @param withTime what {@link comesWithTime} says of its query
 */
export function newnessOf(
  { minVotes = 0, since }: Subscription,
  withTime: boolean,
  { lastDigestAt }: Memory,
  asOf: Instant,
): Newness {
  const last = lastDigestAt === undefined || since > lastDigestAt ? undefined : lastDigestAt;
  const lastLook = last === undefined ? NEVER : toMinute(last);
  if (minVotes > 0 || withTime) return { by: "always", start: 0, lastLook };
  if (last === undefined)
    return { by: "published", start: toMinute(asOf - FIRST_LOOK_MS), lastLook };
  return { by: "matched", start: toMinute(last - OVERLAP_MS), lastLook };
}

/** Whether a paper can come to satisfy a query without a change of its text, as what trends does. */
export function comesWithTime(query: Query | undefined): boolean {
  return query === undefined || (query.expr !== undefined && asksForTime(query.expr));
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

export function isNew(candidate: Candidate, newness: Newness): boolean {
  if (newness.by === "always") return true;
  return !hadChance(candidate, newness) && !isTooOld(candidate.ranked.paper, newness);
}

/** Whether an earlier digest could have shown it. */
export function hadChance({ matchedAt }: Candidate, { by, start }: Newness): boolean {
  return by === "matched" && matchedAt < start;
}

/** Whether a paper was too old already for the first digest that could have shown it. */
function isTooOld({ publishedAt, listedAt = publishedAt }: Paper, newness: Newness): boolean {
  const oldest = newness.by === "matched" ? newness.start - FIRST_LOOK_MS : newness.start;
  return Math.max(publishedAt, listedAt) < oldest;
}

/**
 * When a paper became news: published, or first listed by a source. That is when it was first heard
 * of, unless its dates say that it must have been listed long before, while nobody asked.
 */
export function newsMoment({ publishedAt, listedAt }: Paper, heardAt: Instant): Instant {
  const latest = listedAt === undefined ? publishedAt + LONGEST_WAIT_MS : listedAt + DAY;
  return Math.max(publishedAt, Math.min(heardAt, latest));
}

/** Channels that had their digests in the same minute share what is new since. */
function toMinute(at: Instant): Instant {
  return at - (at % MINUTE);
}
