import type { Instant } from "../../../time/instant.ts";
import { intersect, noBits, setRange } from "../postings/bits.ts";
import { type PublishedColumns, publishedIn } from "../segments/published.ts";
import type { Condition } from "./condition.ts";

/** Published at or after a moment (`since`) or before it (`until`): papers stand newest first, so it is a range. */
export function published(edge: "since" | "until", at: Instant): Condition {
  return {
    cost: 1,
    within: ({ sections, papers }, among) => {
      const older = firstOlder(sections, papers, at);
      const found = noBits(papers);
      if (edge === "since") setRange(found, 0, older);
      else setRange(found, older, papers);
      intersect(found, among);
      return found;
    },
  };
}

/** The first paper that appeared before a moment. */
function firstOlder(columns: PublishedColumns, papers: number, at: Instant): number {
  let low = 0;
  let high = papers;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (publishedIn(columns, middle) >= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
