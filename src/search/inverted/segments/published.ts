import type { Instant } from "../../../time/instant.ts";
import { floatAt, wordAt } from "../number-at.ts";
import type { Sections } from "./segment-sections.ts";

/** When papers appeared: in seconds where that is the whole of it, as for all of arXiv's, else in milliseconds. */
export type PublishedColumns = Pick<Sections, "published" | "publishedSeconds">;

const SECOND = 1_000;
const MOST_SECONDS = 2 ** 32 - 1;

/** One of the columns is empty. */
export function publishedColumns(moments: readonly Instant[]): PublishedColumns {
  if (!moments.every(isWholeSecond))
    return { published: Float64Array.from(moments), publishedSeconds: new Uint32Array(0) };
  return {
    published: new Float64Array(0),
    publishedSeconds: Uint32Array.from(moments, (at) => at / SECOND),
  };
}

function isWholeSecond(at: Instant): boolean {
  const seconds = at / SECOND;
  return Number.isInteger(seconds) && seconds >= 0 && seconds <= MOST_SECONDS;
}

export function publishedIn(columns: PublishedColumns, paper: number): Instant {
  const { published, publishedSeconds } = columns;
  if (published.length > 0) return floatAt(published, paper);
  return wordAt(publishedSeconds, paper) * SECOND;
}
