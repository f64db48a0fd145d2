import type { Instant } from "../time/instant.ts";
import type { PaperId } from "./id.ts";
import type { Paper } from "./paper.ts";

/** What brings a paper back to where it was posted before. */
export type NewsKind = "code" | "withdrawn";

/** Each kind is news of a paper once, when it was first heard of. */
export interface PaperNews {
  readonly paper: PaperId;
  readonly kind: NewsKind;
  readonly at: Instant;
}

/**
 * What is new about a paper that was known as `before`.
 * @param said by the same source the last time; a source that says for the first time that there is
 *   code may have known for long
 */
export function newsBetween(before: Paper, after: Paper, said?: Paper): NewsKind[] {
  const news: NewsKind[] = [];
  const hadNone = [before, said].every((paper) => paper && paper.links.code === undefined);
  if (hadNone && after.links.code !== undefined) news.push("code");
  if (!before.withdrawn && after.withdrawn) news.push("withdrawn");
  return news;
}
