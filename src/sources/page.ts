import type { z } from "zod";
import { defined } from "../collections/defined.ts";
import type { HttpResponse } from "../http/http-client.ts";
import type { Paper } from "../paper/paper.ts";

type Origin = Pick<HttpResponse, "fetchedAt" | "freshness" | "failure">;

/** The papers of one response. */
export interface Page extends Origin {
  readonly papers: readonly Paper[];
  /** Items that could not be read. */
  readonly dropped: number;
  /** What was deliberately not asked for after this page, as a sentence for people. */
  readonly missing?: string;
}

/** Reads each item by itself, so that a bad one costs only itself. */
export function readPage(
  item: z.ZodType<Paper>,
  items: readonly unknown[],
  { fetchedAt, freshness, failure }: Origin,
): Page {
  const read = items.map((each) => item.safeParse(each));
  const papers = read.flatMap(({ data }) => data ?? []);
  const dropped = items.length - papers.length;
  return { papers, dropped, fetchedAt, freshness, ...defined({ failure }) };
}
