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

/** What was heard since the start. */
interface Heard extends IngestDeps {
  readonly verdicts: Map<string, Verdict>;
  readonly listsRead: Map<string, Instant>;
  order: SourceOrder | undefined;
}

export function createIngest(deps: IngestDeps): Ingest {
  const heard: Heard = { ...deps, verdicts: new Map(), listsRead: new Map(), order: undefined };
  return {
    poll: (source, signal) => poll(heard, source, signal),
    absorb: (source, answer) => take(heard, source, answer).papers,
    verdict: (source) => heard.verdicts.get(source.name),
    order: (window) => (window === "day" ? heard.order : undefined),
  };
}

async function poll(heard: Heard, source: Source, signal?: AbortSignal): Promise<void> {
  if (!source.since) return;
  const { verdict, ...counts } = await readNew(heard, source, source.since);
  if (signal?.aborted) return;
  heard.verdicts.set(source.name, verdict);
  // Who does not answer once is not asked three times more.
  if (!isSilent({ verdict })) await readLists(heard, source, verdict.at);
  heard.onPolled?.(source, verdict, counts);
}

async function readNew(
  heard: Heard,
  source: Source,
  since: NonNullable<Source["since"]>,
): Promise<{ verdict: Verdict } & PollCounts> {
  const { marks } = heard;
  let mark = markOf(await marks.get(source.name));
  let total = { added: 0, changed: 0 };
  for (let page = 1; ; page++) {
    const answer = await since(mark);
    const { added, changed } = take(heard, source, answer);
    total = { added: total.added + added, changed: total.changed + changed };
    // The mark moves only after the papers are kept: a crash in between asks again.
    const moved = answer.mark !== undefined && answer.mark !== mark;
    if (moved) await marks.set(source.name, answer.mark);
    if (!moved || page >= PAGES_A_POLL) return { verdict: answer.verdict, ...total };
    mark = answer.mark;
  }
}

async function readLists(heard: Heard, source: Source, now: Instant): Promise<void> {
  for (const { window, everyMs } of LISTS) {
    const last = heard.listsRead.get(`${source.name} ${window}`) ?? Number.NEGATIVE_INFINITY;
    if (now - last >= everyMs) await readList(heard, source, window);
  }
}

async function readList(heard: Heard, source: Source, window: Window): Promise<void> {
  const answer = await source.trending?.(window);
  if (!answer || answer.papers.length === 0) return;
  take(heard, source, answer);
  heard.listsRead.set(`${source.name} ${window}`, answer.verdict.at);
  if (window !== "day") return;
  heard.order = { source: source.title, ids: answer.papers.map((paper) => paper.id) };
}

function take(
  { catalogue, index, onKept }: IngestDeps,
  source: Source,
  { verdict, papers: found }: Answer,
): PollCounts & { papers: readonly Paper[] } {
  const { added, changed } = catalogue.upsert(source.name, verdict.at, found);
  const papers = [...added, ...changed];
  // Only what is kept for sure: the index makes good what a crash in between leaves out.
  index.add(papers);
  onKept?.(papers);
  return { added: added.length, changed: changed.length, papers };
}

function markOf(stored: unknown): string | undefined {
  return typeof stored === "string" ? stored : undefined;
}
