import type { Instant } from "../../../time/instant.ts";
import { floatAt } from "../number-at.ts";
import { intersect, noBits, setRange } from "../postings/bits.ts";
import type { Condition } from "./condition.ts";

/** Published at or after a moment (`since`) or before it (`until`): papers stand newest first, so it is a range. */
export function published(edge: "since" | "until", at: Instant): Condition {
  return {
    cost: 1,
    within: ({ sections, papers }, among) => {
      const older = firstOlder(sections.published, at);
      const found = noBits(papers);
      if (edge === "since") setRange(found, 0, older);
      else setRange(found, older, papers);
      intersect(found, among);
      return found;
    },
  };
}

/** The first paper that appeared before a moment. */
function firstOlder(published: Float64Array, at: Instant): number {
  let low = 0;
  let high = published.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (floatAt(published, middle) >= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
