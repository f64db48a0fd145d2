import type { Instant } from "../../time/instant.ts";
import type { Page } from "../page.ts";
import type { Verdict } from "../source.ts";
import { HUGGING_FACE_TITLE } from "./api.ts";
import { feedDay, hasList, lastListDay, nextListStart, shouldBeFilled } from "./feed-calendar.ts";

/** Says why there is nothing, or nothing more, where all else went well. `newest` is the page of the last list. */
export function explainListSilence(
  verdict: Verdict,
  newest: Page | undefined,
  now: Instant,
): Verdict {
  if (verdict.status !== "fresh") return verdict;
  const today = feedDay(now);
  const day = lastListDay(today);
  if (newest?.papers.length === 0 && shouldBeFilled(day, now)) {
    return {
      ...verdict,
      status: "partial",
      reason: `${HUGGING_FACE_TITLE}'s list of ${day} is still empty.`,
    };
  }
  return hasList(today) ? verdict : weekend(verdict, nextListStart(today));
}

function weekend(verdict: Verdict, until: Instant): Verdict {
  const reason = `${HUGGING_FACE_TITLE} has no lists on Saturday and Sunday.`;
  return { ...verdict, status: "holiday", until, reason };
}
