import type { Catalogue } from "../catalogue/catalogue.ts";
import { defined } from "../collections/defined.ts";
import type { Paper } from "../paper/paper.ts";
import type { Clock } from "../time/clock.ts";
import { MINUTE } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { type BatchSize, createBatchSize } from "./batch-size.ts";
import { embedPapers, greet, isOfEndpoint } from "./embed-papers.ts";
import type { Embedder } from "./embedder.ts";
import type { EndpointTrouble, Notify } from "./endpoint-trouble.ts";
import type { VectorStore } from "./vector-store.ts";

export interface KeepUpDeps {
  readonly catalogue: Pick<Catalogue, "recent" | "changes" | "mark">;
  readonly store: VectorStore;
  readonly embedder: Embedder;
  readonly clock: Clock;
  /** What keeps the endpoint from answering. */
  readonly trouble: EndpointTrouble;
  /** What keeps vectors from being kept. */
  readonly storing: EndpointTrouble;
  readonly notify: Notify;
}

/** Papers read at a time. */
const PAGE = 256;
/** How often new papers are looked for. */
const IDLE_MS = MINUTE;
/** The least pause between two steps; after a request it is as long as the request took. */
const BREATH_MS = 20;

/**
 * Gives every paper a vector: those that are new or changed first, else from the newest to the
 * oldest. What is done is kept batch by batch, so that it can stop at any moment and go on from
 * there. Ends when aborted; never rejects.
 */
export async function keepUp(deps: KeepUpDeps, signal: AbortSignal): Promise<void> {
  const { store, embedder, clock, trouble, storing, catalogue, notify } = deps;
  const batches = createBatchSize();
  let greeted = false;

  const settle = async () => {
    const dimension = await greet(embedder, signal);
    if (store.settle(dimension, catalogue.mark()))
      notify("info", "The papers' vectors are of another model; they are made anew.");
    trouble.over();
    greeted = true;
  };
  /** @returns how long to pause */
  const step = async (): Promise<number> => {
    if (!greeted || trouble.lasts()) await settle();
    store.repair();
    const taken = await takeNext({ ...deps, batches }, signal);
    storing.over();
    return taken ? BREATH_MS : IDLE_MS;
  };

  while (!signal.aborted) {
    try {
      await clock.sleep(Math.max(trouble.restMs(), storing.restMs()), signal);
      await clock.sleep(await step(), signal);
    } catch (error) {
      if (!signal.aborted) (isOfEndpoint(error) ? trouble : storing).met(error);
    }
  }
}

interface StepDeps extends KeepUpDeps {
  readonly batches: BatchSize;
}

/** @returns false when every paper has its vector */
async function takeNext(deps: StepDeps, signal: AbortSignal): Promise<boolean> {
  const { catalogue, store } = deps;
  const progress = store.progress();
  // Papers were taken out: what changed since is counted anew, and what has its vector is passed over.
  if (progress.mark > catalogue.mark()) {
    store.advance({ ...progress, mark: 0 });
    return true;
  }
  const changes = catalogue.changes(progress.mark, PAGE);
  if (changes.mark !== progress.mark) {
    await take(deps, changes.papers, signal);
    store.advance({ ...progress, mark: changes.mark });
    return true;
  }
  if (progress.before === undefined) return false;
  const page = pageBefore(catalogue, progress.before);
  await take(deps, page.papers, signal);
  store.advance({ mark: progress.mark, ...defined({ before: page.next }) });
  return true;
}

/** Makes what these papers lack, the newest first, with pauses. */
async function take(
  { store, embedder, clock, trouble, batches }: StepDeps,
  papers: readonly Paper[],
  signal: AbortSignal,
): Promise<void> {
  const dimension = store.dimension();
  if (dimension === undefined) return;
  const newest = store.lacking(papers).sort((one, other) => other.publishedAt - one.publishedAt);
  for (let from = 0; from < newest.length; ) {
    const batch = newest.slice(from, from + batches.current());
    const begun = clock.now();
    store.keep(await embedPapers(embedder, batch, dimension, signal));
    trouble.over();
    from += batch.length;
    const tookMs = clock.now() - begun;
    batches.took(tookMs);
    // The endpoint may be this machine: half of its time is left to others.
    await clock.sleep(Math.max(BREATH_MS, tookMs), signal);
  }
}

/**
 * The next papers on the way from the newest to the oldest, and where the way goes on. Many papers
 * may be of one moment, so a page begins again at the moment at which the one before it ended.
 */
function pageBefore(
  catalogue: Pick<Catalogue, "recent">,
  before: Instant,
  limit = PAGE,
): { readonly papers: readonly Paper[]; readonly next?: Instant } {
  const papers = catalogue.recent({ since: Number.MIN_SAFE_INTEGER, until: before, limit });
  const oldest = papers.at(-1)?.publishedAt;
  if (oldest === undefined) return { papers };
  if (oldest + 1 < before) return { papers, next: oldest + 1 };
  if (papers.length === limit) return pageBefore(catalogue, before, limit * 2);
  return { papers, next: oldest };
}
