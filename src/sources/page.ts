import type { z } from "zod";
import { defined } from "../collections/defined.ts";
import type { HttpResponse } from "../http/http-client.ts";
import type { Paper } from "../paper/paper.ts";
import { takeTurns } from "../time/take-turns.ts";

type Origin = Pick<HttpResponse, "fetchedAt" | "freshness" | "failure">;

/** The papers of one response. */
export interface Page extends Origin {
  readonly papers: readonly Paper[];
  /** Items that could not be read. */
  readonly dropped: number;
  /** What was deliberately not asked for after this page, as a sentence for people. */
  readonly missing?: string;
}

/** Some milliseconds' work. */
const PART = 16;

/** Reads each item by itself, so that a bad one costs only itself; others have their turn in between. */
export async function readPage(
  item: z.ZodType<Paper>,
  items: readonly unknown[],
  { fetchedAt, freshness, failure }: Origin,
): Promise<Page> {
  const papers: Paper[] = [];
  await takeTurns(items, { most: PART }, (part) => {
    papers.push(...part.flatMap((each) => item.safeParse(each).data ?? []));
  });
  const dropped = items.length - papers.length;
  return { papers, dropped, fetchedAt, freshness, ...defined({ failure }) };
}
