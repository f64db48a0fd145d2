import { DAY } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import type { Page } from "../page.ts";
import type { ArxivApi } from "./api.ts";
import { ARXIV_TITLE } from "./atom.ts";

/** Enough to see whether anything came. */
const GLANCE = 25;
const PAGE_SIZE = 400;
const MOST_PAGES = 10;
/** Moderators hold some papers back, so that an announcement has papers older than the newest of the last one. */
const HELD_BACK_MS = 2 * DAY;

/**
 * What was submitted since shortly before the mark's moment, newest first. Begins with a glance and
 * goes on only if it shows something newer than the mark, so that asking often costs arXiv little.
 */
export async function* submittedPages(
  api: ArxivApi,
  mark: Instant | undefined,
): AsyncGenerator<Page> {
  const glance = await api.newest({ start: 0, count: GLANCE });
  const newest = newestOf([glance]);
  if (newest === undefined || newest <= (mark ?? Number.NEGATIVE_INFINITY)) yield glance;
  else yield* pagesBackTo(api, Math.min(mark ?? newest, newest) - HELD_BACK_MS);
}

async function* pagesBackTo(api: ArxivApi, oldest: Instant): AsyncGenerator<Page> {
  for (let number = 0; number < MOST_PAGES; number++) {
    const page = await api.newest({ start: number * PAGE_SIZE, count: PAGE_SIZE });
    const isLast =
      page.papers.length + page.dropped < PAGE_SIZE ||
      page.papers.some(({ publishedAt }) => publishedAt < oldest);
    const isCut = !isLast && number === MOST_PAGES - 1;
    yield isCut
      ? { ...page, missing: `${ARXIV_TITLE} has more new papers than are read at once.` }
      : page;
    if (isLast) return;
  }
}

/** When the newest paper was submitted. */
export function newestOf(pages: readonly Page[]): Instant | undefined {
  const moments = pages.flatMap(({ papers }) => papers.map(({ publishedAt }) => publishedAt));
  return moments.length === 0 ? undefined : moments.reduce((one, other) => Math.max(one, other));
}
