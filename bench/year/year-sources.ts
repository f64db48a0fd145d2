import { type PaperId, printPaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { arxivScheme } from "../../src/paper/schemes/arxiv/arxiv.ts";
import type { Answer, Source, Window } from "../../src/sources/source.ts";
import type { Clock } from "../../src/time/clock.ts";
import { DAY } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import { benchPapers } from "../bench-papers.ts";

/** What arXiv's five default categories bring, about. */
export const PAPERS_A_DAY = 300;
/** Hugging Face lists one in so many: 20 a day, as it did from April to June 2026. */
const LISTED = 15;
const PACE_MS = DAY / PAPERS_A_DAY;

const WINDOWS: Readonly<Record<Window, number>> = { day: 2 * DAY, week: 7 * DAY, month: 30 * DAY };

/** Both sources, which bring what the clock says has come out since it was started. */
export function yearSources(began: Instant, clock: Pick<Clock, "now">, days: number): Source[] {
  const papers = papersFrom(began, days);
  /** The month's papers that are voted on. */
  let listed: readonly Paper[] = [];
  const isOf =
    (window: Window) =>
    ({ publishedAt }: Paper) =>
      publishedAt > clock.now() - WINDOWS[window];
  const bring = (): readonly Paper[] => {
    const fresh = papers.until(clock.now());
    const voted = fresh.filter(({ publishedAt }) => orderOf(publishedAt, began) % LISTED === 0);
    listed = [...listed, ...voted].filter(isOf("month"));
    return fresh;
  };
  const answer = (found: readonly Paper[]): Answer => ({
    papers: found,
    verdict: { status: "fresh", at: clock.now() },
  });
  bring();
  const schemes = [arxivScheme];
  return [
    { name: "arxiv", title: "arXiv", schemes, since: async () => answer(bring()) },
    {
      name: "huggingface",
      title: "Hugging Face",
      schemes,
      since: async () => answer([]),
      trending: async (window) =>
        answer(listed.filter(isOf(window)).map((paper) => withVotes(paper, clock.now()))),
    },
  ];
}

/** All papers in the order in which they come out. */
function papersFrom(began: Instant, days: number) {
  const texts = benchPapers(process.env.BENCH_DATA, days * PAPERS_A_DAY)[Symbol.iterator]();
  let count = 0;
  return {
    until(now: Instant): readonly Paper[] {
      const fresh: Paper[] = [];
      for (; began + count * PACE_MS <= now; count++) {
        const { value } = texts.next();
        if (value) fresh.push(dated(value, began, count));
      }
      return fresh;
    },
  };
}

function dated({ votes: _, ...text }: Paper, began: Instant, order: number): Paper {
  const id = yearPaper(began, order);
  const page = `https://arxiv.org/abs/${printPaperId(id)}`;
  return { ...text, id, publishedAt: began + order * PACE_MS, links: { page } };
}

/** The id of the nth of all papers; a month has less than 100,000. */
export function yearPaper(began: Instant, order: number): PaperId {
  const month = new Date(began + order * PACE_MS).toISOString().slice(2, 7).replace("-", "");
  return `arxiv:${month}.${String(order % 100_000).padStart(5, "0")}`;
}

function orderOf(publishedAt: Instant, began: Instant): number {
  return Math.round((publishedAt - began) / PACE_MS);
}

/** Half of them within a day. */
function withVotes(paper: Paper, now: Instant): Paper {
  const age = now - paper.publishedAt;
  const most = 3 + ((paper.publishedAt / 1_000) % 120);
  return { ...paper, votes: Math.floor(most * (1 - Math.exp(-age / (1.2 * DAY)))) };
}
