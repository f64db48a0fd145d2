import { expect } from "vitest";
import { type PaperId, parsePaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { readable } from "../../src/paper/readable.ts";
import type { Query } from "../../src/query/query.ts";
import type { Answer, Source, VerdictStatus } from "../../src/sources/source.ts";
import { DAY } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import type { Fault } from "../fakes/sources/source-faults.ts";

/** A source with what it lives on, on a working day on which it has papers. */
export interface SourceUnderTest {
  readonly source: Source;
  now(): Instant;
  /** Lets time pass until there is an answer. */
  run<T>(asked: Promise<T>): Promise<T>;
  advance(ms: number): Promise<void>;
  readonly known: PaperId;
  readonly unknown: PaperId;
  /** Finds several papers. */
  readonly query: Query;
  /** Breaks the site behind the source; without an argument all is well again. */
  fail(fault?: Fault): void;
  close(): Promise<void>;
}

/** A question that a source may be able to answer. */
export interface Ask {
  readonly method: "trending" | "since" | "search" | "paper";
  call(under: SourceUnderTest): Promise<Answer> | undefined;
}

export const lists: Readonly<Record<string, Ask>> = {
  "trending of the day": { method: "trending", call: ({ source }) => source.trending?.("day") },
  "trending of the week": { method: "trending", call: ({ source }) => source.trending?.("week") },
  "trending of the month": { method: "trending", call: ({ source }) => source.trending?.("month") },
  "what is new": { method: "since", call: ({ source }) => source.since?.(undefined) },
  "a search": { method: "search", call: ({ source, query }) => source.search?.(query, 20) },
};
export const asks: Readonly<Record<string, Ask>> = {
  ...lists,
  "a paper": { method: "paper", call: ({ source, known }) => source.paper?.(known) },
};

const STATUSES: readonly VerdictStatus[] = [
  "fresh",
  "partial",
  "stale",
  "holiday",
  "limited",
  "down",
];

/** Runs a test on a new source and closes it in any case. */
export async function withSource(
  open: () => Promise<SourceUnderTest>,
  test: (under: SourceUnderTest) => Promise<void>,
): Promise<void> {
  const under = await open();
  try {
    await test(under);
  } finally {
    await under.close();
  }
}

/** Runs a test for each question that the source can answer, each time on a new one. */
export async function eachAsk(
  of: Readonly<Record<string, Ask>>,
  open: () => Promise<SourceUnderTest>,
  test: (under: SourceUnderTest, ask: Ask) => Promise<void>,
): Promise<void> {
  for (const ask of Object.values(of)) {
    await withSource(open, async (under) => {
      if (under.source[ask.method]) await test(under, ask);
    });
  }
}

/** The answer to a question that the source has a method for. */
export async function answerTo(under: SourceUnderTest, { method, call }: Ask): Promise<Answer> {
  const asked = call(under);
  if (!asked) throw new Error(`${under.source.name} has no ${method}.`);
  return under.run(asked);
}

/** What a source answers that is not in trouble. */
export async function healthyPapers(
  open: () => Promise<SourceUnderTest>,
  ask: Ask,
): Promise<readonly Paper[]> {
  let papers: readonly Paper[] = [];
  await withSource(open, async (under) => {
    ({ papers } = await answerTo(under, ask));
  });
  return papers;
}

/** Checks what holds for every answer. */
export function expectWhole({ papers, verdict, mark }: Answer, now: Instant): void {
  expect(STATUSES).toContain(verdict.status);
  expect(verdict.at).toBeLessThanOrEqual(now);
  expect(verdict.until ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
  expect(verdict.dropped ?? 1).toBeGreaterThan(0);
  if (verdict.status === "fresh") expect(verdict).not.toHaveProperty("reason");
  else expect(verdict.reason).toMatch(/^[A-Za-z0-9][^\n]{5,200}\.$/);
  expect(mark ?? "mark").toMatch(/./);
  expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length);
  for (const paper of papers) expectSound(paper, now);
}

function expectSound(paper: Paper, now: Instant): void {
  const { id, title, abstract, authors, publishedAt, links, thumbnail, votes = 0 } = paper;
  expect(parsePaperId(id)).toBe(id);
  for (const text of [title, abstract, ...authors]) expect(text).toBe(readable(text));
  expect(title).not.toBe("");
  expect(authors).not.toContain("");
  expect(publishedAt).toBeGreaterThan(Date.UTC(1986, 0));
  expect(publishedAt).toBeLessThan(now + DAY);
  expect(votes).toBeGreaterThanOrEqual(0);
  for (const link of [...Object.values(links), thumbnail ?? links.page]) {
    expect(link).toMatch(/^https?:\/\/[^\s@]+$/);
  }
}
