import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { SearchIndex } from "../search/search-index.ts";
import {
  type Answer,
  isSilent,
  type Source,
  type Verdict,
  type Window,
} from "../sources/source.ts";
import type { Documents } from "../stores/documents.ts";
import { HOUR } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

/** Brings what the sources say into the catalogue and the search index. */
export interface Ingest {
  /**
   * Asks one source for what is new and for its own trending order. Never rejects for the source's
   * sake. What was cut by `signal` is no verdict of the source.
   */
  poll(source: Source, signal?: AbortSignal): Promise<void>;
  /** Takes in papers that were found while answering someone. */
  absorb(source: Source, answer: Answer): readonly Paper[];
  /** What each source asked so far last said about itself. */
  verdict(source: Source): Verdict | undefined;
  /** A source's own trending order for this window, where one publishes it. */
  order(window: Window): SourceOrder | undefined;
}

export interface SourceOrder {
  /** The name people know. */
  readonly source: string;
  readonly ids: readonly PaperId[];
}

export interface IngestDeps {
  readonly catalogue: Catalogue;
  readonly index: SearchIndex;
  /** Remembers how far each source was read. */
  readonly marks: Documents;
  /** Told of papers that are new or changed, once they are kept and can be found. */
  readonly onKept?: (papers: readonly Paper[]) => void;
  readonly onPolled?: (source: Source, verdict: Verdict, counts: PollCounts) => void;
}

export interface PollCounts {
  readonly added: number;
  readonly changed: number;
}

/**
 * How often each list is read, in milliseconds. Only the day's list has an order of the source's
 * own; the longer ones are read for the votes of papers that `since` no longer lists.
 */
const LISTS: readonly { readonly window: Window; readonly everyMs: number }[] = [
  { window: "day", everyMs: 0 },
  { window: "week", everyMs: HOUR },
  { window: "month", everyMs: 6 * HOUR },
];

/** A source that pages through a backlog is followed this far in one poll; the rest comes with the next. */
const PAGES_A_POLL = 40;

export function createIngest(deps: IngestDeps): Ingest {
  const verdicts = new Map<string, Verdict>();
  const listsRead = new Map<string, Instant>();
  let order: SourceOrder | undefined;

  const take = (source: Source, answer: Answer): PollCounts & { papers: readonly Paper[] } => {
    const { verdict, papers: found } = answer;
    const { added, changed } = deps.catalogue.upsert(source.name, verdict.at, found);
    const papers = [...added, ...changed];
    // Only what is kept for sure: the index makes good what a crash in between leaves out.
    deps.index.add(papers);
    deps.onKept?.(papers);
    return { added: added.length, changed: changed.length, papers };
  };

  const readNew = async (
    source: Source,
    since: NonNullable<Source["since"]>,
  ): Promise<{ verdict: Verdict } & PollCounts> => {
    let mark = markOf(await deps.marks.get(source.name));
    let total = { added: 0, changed: 0 };
    for (let page = 1; ; page++) {
      const answer = await since(mark);
      const { added, changed } = take(source, answer);
      total = { added: total.added + added, changed: total.changed + changed };
      // The mark moves only after the papers are kept: a crash in between asks again.
      const moved = answer.mark !== undefined && answer.mark !== mark;
      if (moved) await deps.marks.set(source.name, answer.mark);
      if (!moved || page >= PAGES_A_POLL) return { verdict: answer.verdict, ...total };
      mark = answer.mark;
    }
  };

  const readList = async (source: Source, window: Window): Promise<void> => {
    const answer = await source.trending?.(window);
    if (!answer || answer.papers.length === 0) return;
    take(source, answer);
    listsRead.set(`${source.name} ${window}`, answer.verdict.at);
    if (window !== "day") return;
    order = { source: source.title, ids: answer.papers.map((paper) => paper.id) };
  };

  const readLists = async (source: Source, now: Instant): Promise<void> => {
    for (const { window, everyMs } of LISTS) {
      const last = listsRead.get(`${source.name} ${window}`) ?? Number.NEGATIVE_INFINITY;
      if (now - last >= everyMs) await readList(source, window);
    }
  };

  return {
    poll: async (source, signal) => {
      if (!source.since) return;
      const { verdict, ...counts } = await readNew(source, source.since);
      if (signal?.aborted) return;
      verdicts.set(source.name, verdict);
      // Who does not answer once is not asked three times more.
      if (!isSilent({ verdict })) await readLists(source, verdict.at);
      deps.onPolled?.(source, verdict, counts);
    },
    absorb: (source, answer) => take(source, answer).papers,
    verdict: (source) => verdicts.get(source.name),
    order: (window) => (window === "day" ? order : undefined),
  };
}

function markOf(stored: unknown): string | undefined {
  return typeof stored === "string" ? stored : undefined;
}
