import type { Instant } from "../../time/instant.ts";
import type { Verdict } from "../source.ts";
import { expectedAfter, quietUntil } from "./announcements.ts";
import { ARXIV_TITLE } from "./atom.ts";

/**
 * Says why nothing new came where all else went well.
 * `newest` is when the newest paper was submitted; undefined when none came at all.
 */
export function explainArxivSilence(
  verdict: Verdict,
  newest: Instant | undefined,
  now: Instant,
): Verdict {
  if (verdict.status !== "fresh") return verdict;
  if (newest !== undefined && newest <= expectedAfter(now)) return overdue(verdict, newest);
  const until = quietUntil(now);
  if (until !== undefined) return quiet(verdict, until);
  if (newest !== undefined) return verdict;
  return { ...verdict, status: "partial", reason: `${ARXIV_TITLE} answered with an empty list.` };
}

function overdue(verdict: Verdict, newest: Instant): Verdict {
  const day = new Date(newest).toISOString().slice(0, 10);
  const reason = `${ARXIV_TITLE} shows nothing submitted after ${day}, although an announcement was due.`;
  return { ...verdict, status: "stale", reason };
}

function quiet(verdict: Verdict, until: Instant): Verdict {
  const reason = `${ARXIV_TITLE} announces nothing on Friday and Saturday evenings and on holidays.`;
  return { ...verdict, status: "holiday", until, reason };
}
