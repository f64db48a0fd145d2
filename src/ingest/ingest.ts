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
import type { Clock } from "../time/clock.ts";
import { HOUR } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { createStride, type Stride, takeTurns } from "../time/take-turns.ts";

/** Brings what the sources say into the catalogue and the search index. */
export interface Ingest {
  /**
   * Asks one source for what is new and for its own trending order. Never rejects for the source's
   * sake. What was cut by `signal` is no verdict of the source; it rejects where papers were still to be taken in.
   */
  poll(source: Source, signal?: AbortSignal): Promise<void>;
  /** Takes in papers that were found while answering someone. */
  absorb(source: Source, answer: Answer): Promise<void>;
  /** The moment that the catalogue describes: when any source was last heard, and all taken in that it said; undefined before. */
  asOf(): Instant | undefined;
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
  /** Tells when papers take so long that fewer are to be taken in at a time; left out, it is always as many. */
  readonly clock?: Pick<Clock, "now" | "sleep">;
  /** Lets other processes know what is kept of these papers; what it rejects with ends the poll, which then comes again. */
  readonly share?: (ids: readonly PaperId[]) => Promise<void>;
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

/** At most so many papers are taken in at a time, with the index and the topics some 20 ms: others have their turn in between. */
const PART = 32;

/** What was heard since the start. */
interface Heard extends IngestDeps {
  readonly verdicts: Map<string, Verdict>;
  readonly listsRead: Map<string, Instant>;
  /** Of each answer that is being taken in, what the catalogue described before it; undefined where it was empty. */
  readonly before: Map<Answer, Instant | undefined>;
  readonly stride: Stride | undefined;
  order: SourceOrder | undefined;
}

export function createIngest(deps: IngestDeps): Ingest {
  const heard: Heard = {
    ...deps,
    verdicts: new Map(),
    listsRead: new Map(),
    before: new Map(),
    stride: deps.clock && createStride(deps.clock),
    order: undefined,
  };
  return {
    poll: (source, signal) => poll(heard, source, signal),
    absorb: (source, answer) => absorb(heard, source, answer),
    asOf: () => asOf(heard),
    verdict: (source) => heard.verdicts.get(source.name),
    order: (window) => (window === "day" ? heard.order : undefined),
  };
}

async function absorb(heard: Heard, source: Source, answer: Answer): Promise<void> {
  await whileTaken(heard, answer, () => take(heard, source, answer));
  // Whoever asked need not wait for it; what fails goes along with the next poll.
  void share(heard, answer).catch(() => undefined);
}

async function share(heard: Heard, { papers }: Answer): Promise<void> {
  await heard.share?.(papers.map(({ id }) => id));
}

async function poll(heard: Heard, source: Source, signal?: AbortSignal): Promise<void> {
  if (!source.since) return;
  const { verdict, ...counts } = await readNew(heard, source, source.since, signal);
  if (signal?.aborted) return;
  heard.verdicts.set(source.name, verdict);
  // Who does not answer once is not asked three times more.
  if (!isSilent({ verdict })) await readLists(heard, source, verdict.at, signal);
  heard.onPolled?.(source, verdict, counts);
}

async function readNew(
  heard: Heard,
  source: Source,
  since: NonNullable<Source["since"]>,
  signal?: AbortSignal,
): Promise<{ verdict: Verdict } & PollCounts> {
  const { marks } = heard;
  let mark = markOf(await marks.get(source.name));
  let total = { added: 0, changed: 0 };
  for (let page = 1; ; page++) {
    const answer = await since(mark);
    const { added, changed } = await takeAndShare(heard, source, answer, signal);
    total = { added: total.added + added, changed: total.changed + changed };
    // The mark moves only after the papers are kept: a crash in between asks again.
    const moved = answer.mark !== undefined && answer.mark !== mark;
    if (moved) await marks.set(source.name, answer.mark);
    if (!moved || page >= PAGES_A_POLL) return { verdict: answer.verdict, ...total };
    mark = answer.mark;
  }
}

async function readLists(
  heard: Heard,
  source: Source,
  now: Instant,
  signal?: AbortSignal,
): Promise<void> {
  for (const { window, everyMs } of LISTS) {
    const last = heard.listsRead.get(`${source.name} ${window}`) ?? Number.NEGATIVE_INFINITY;
    if (now - last >= everyMs) await readList(heard, source, window, signal);
  }
}

async function readList(
  heard: Heard,
  source: Source,
  window: Window,
  signal?: AbortSignal,
): Promise<void> {
  const answer = await source.trending?.(window);
  if (!answer || answer.papers.length === 0) return;
  await takeAndShare(heard, source, answer, signal);
  heard.listsRead.set(`${source.name} ${window}`, answer.verdict.at);
  if (window !== "day") return;
  heard.order = { source: source.title, ids: answer.papers.map((paper) => paper.id) };
}

function takeAndShare(heard: Heard, source: Source, answer: Answer, signal?: AbortSignal) {
  return whileTaken(heard, answer, async () => {
    const counts = await take(heard, source, answer, signal);
    await share(heard, answer);
    return counts;
  });
}

/** Until all of it is taken in, and other processes may know it, the catalogue describes what was before. */
async function whileTaken<T>(heard: Heard, answer: Answer, work: () => Promise<T>): Promise<T> {
  heard.before.set(answer, asOf(heard));
  try {
    return await work();
  } finally {
    heard.before.delete(answer);
  }
}

/**
 * An answer's papers, part by part. Each is at once in the catalogue, the index and the topics; what
 * the answer's moment says of all of them is not asked for before the last is: see {@link asOf}.
 */
async function take(
  heard: Heard,
  source: Source,
  answer: Answer,
  signal?: AbortSignal,
): Promise<PollCounts> {
  const counts = { added: 0, changed: 0 };
  // Of a paper that is there twice the last counts, also across parts.
  const once = [...new Map(answer.papers.map((paper) => [paper.id, paper])).values()];
  await takeTurns(once, { most: PART, stride: heard.stride, signal }, (papers) => {
    const { added, changed } = takePart(heard, source, answer.verdict.at, papers);
    counts.added += added;
    counts.changed += changed;
  });
  return counts;
}

function takePart(
  { catalogue, index, onKept }: IngestDeps,
  source: Source,
  at: Instant,
  found: readonly Paper[],
): PollCounts {
  const { added, changed } = catalogue.upsert(source.name, at, found);
  const papers = [...added, ...changed];
  // Only what is kept for sure: the index makes good what a crash in between leaves out.
  index.add(papers);
  onKept?.(papers);
  return { added: added.length, changed: changed.length };
}

/**
 * A digest between two parts is one of before the answer. Were it of the answer's moment, the next
 * would take what the later parts bring for told.
 */
function asOf({ catalogue, before }: Heard): Instant | undefined {
  const moments = [catalogue.lastSeen(), ...before.values()];
  const known = moments.filter((at) => at !== undefined);
  return known.length < moments.length ? undefined : Math.min(...known);
}

function markOf(stored: unknown): string | undefined {
  return typeof stored === "string" ? stored : undefined;
}
