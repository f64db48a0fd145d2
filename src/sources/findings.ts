import { defined } from "../collections/defined.ts";
import type { Paper } from "../paper/paper.ts";
import type { Clock } from "../time/clock.ts";
import type { Instant } from "../time/instant.ts";
import type { Page } from "./page.ts";
import type { Answer, Verdict } from "./source.ts";
import { failureTrouble, isRefusal, type Trouble, troubleFrom } from "./trouble.ts";

/** What came back before everything was read, or before something failed. */
export interface Findings {
  readonly pages: readonly Page[];
  readonly trouble?: Trouble;
}

export type PageStream = AsyncIterable<Page> | readonly Promise<Page>[];

/** Reads page after page until the end or the first failure, and keeps what came before it. */
export async function gather(title: string, clock: Clock, pages: PageStream): Promise<Findings> {
  const found: Page[] = [];
  try {
    for await (const page of pages) found.push(page);
    return { pages: found };
  } catch (error) {
    return { pages: found, trouble: troubleFrom(error, title, clock.now()) };
  }
}

/** True when all could be read and is what the site says now, so that one may go on from here. */
export function isComplete({ pages, trouble }: Findings): boolean {
  const current = pages.every(({ freshness }) => freshness !== "stale");
  const legible = pages.some(({ papers }) => papers.length > 0) || countDropped(pages) === 0;
  return trouble === undefined && current && legible;
}

/** The page, or none where the site knows no such thing, or no name of that kind. */
export async function* unlessUnknown(page: Promise<Page>): AsyncGenerator<Page> {
  try {
    yield await page;
  } catch (error) {
    if (!isRefusal(error, 404, 400)) throw error;
  }
}

/** The same answer with a reason not to rely on it, unless it has one already. */
export function partly(answer: Answer, reason: string): Answer {
  if (answer.verdict.status !== "fresh") return answer;
  return { ...answer, verdict: { ...answer.verdict, status: "partial", reason } };
}

/** The papers of all pages, each once, with how far they can be trusted. */
export function answerFrom(title: string, now: Instant, findings: Findings): Answer {
  const papers = uniquePapers(findings.pages);
  const dropped = countDropped(findings.pages);
  const verdict = verdictOf(title, now, papers.length, dropped, findings);
  const at = oldestFetch(findings.pages, now);
  return {
    papers,
    verdict: { ...verdict, at, ...defined({ dropped: dropped || undefined }) },
  };
}

function countDropped(pages: readonly Page[]): number {
  return pages.reduce((sum, page) => sum + page.dropped, 0);
}

function uniquePapers(pages: readonly Page[]): Paper[] {
  const byId = new Map<string, Paper>();
  for (const paper of pages.flatMap((page) => page.papers)) {
    if (!byId.has(paper.id)) byId.set(paper.id, paper);
  }
  return [...byId.values()];
}

function oldestFetch(pages: readonly Page[], now: Instant): Instant {
  return pages.reduce((oldest, { fetchedAt }) => Math.min(oldest, fetchedAt), now);
}

type Judgement = Omit<Verdict, "at" | "dropped">;

function verdictOf(
  title: string,
  now: Instant,
  count: number,
  dropped: number,
  { pages, trouble }: Findings,
): Judgement {
  if (trouble && count > 0) {
    return { ...trouble, status: "partial", reason: `Papers are missing: ${trouble.reason}` };
  }
  if (trouble) return trouble;
  const old = pages.find(({ freshness }) => freshness === "stale");
  if (old) return outdated(title, now, old);
  if (dropped > 0) return unreadable(title, count, dropped);
  const missing = pages.find((page) => page.missing)?.missing;
  return missing ? { status: "partial", reason: missing } : { status: "fresh" };
}

/** What a source said before, since it cannot be asked now. */
function outdated(title: string, now: Instant, { failure = { kind: "down" } }: Page): Judgement {
  const { reason, until } = failureTrouble(failure, title, now);
  const whole = reason.replace(/\.$/, "; this is what it said before.");
  return {
    status: "stale",
    unanswered: true,
    reason: whole,
    ...defined({ until }),
  };
}

function unreadable(title: string, count: number, dropped: number): Judgement {
  if (count === 0) {
    return { status: "down", reason: `Nothing that ${title} answered could be read.` };
  }
  const papers = dropped === 1 ? "1 paper" : `${dropped} papers`;
  return {
    status: "partial",
    reason: `${papers} from ${title} could not be read and ${dropped === 1 ? "was" : "were"} left out.`,
  };
}
