import type { PaperId } from "./id.ts";
import type { Instant, Paper } from "./paper.ts";

/** What brings a paper back to where it was posted before. */
export type NewsKind = "code" | "withdrawn";

/** Each kind is news of a paper once, when it was first heard of. */
export interface PaperNews {
  readonly paper: PaperId;
  readonly kind: NewsKind;
  readonly at: Instant;
}

/** What is new about a paper that was known as `before`. */
export function newsBetween(before: Paper, after: Paper): NewsKind[] {
  const news: NewsKind[] = [];
  if (before.links.code === undefined && after.links.code !== undefined) news.push("code");
  if (!before.withdrawn && after.withdrawn) news.push("withdrawn");
  return news;
}
