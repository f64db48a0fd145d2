import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { PaperId } from "../../paper/id.ts";
import type { MatchFacts } from "../../query/matches.ts";
import type { Query } from "../../query/query.ts";
import type { Instant } from "../../time/instant.ts";
import { BATCH_SIZE, type TopicKey } from "../matcher.ts";
import { type FillingBatch, type FillingDeps, fillWith } from "./fill-with.ts";
import { TOPIC_MEMORY_MS } from "./search-recent.ts";

/** Fills many new topics with the papers already known, in one pass over these that may be interrupted. */
export interface TopicFilling {
  /** Topics that are not filled yet. */
  readonly pending: ReadonlyMap<TopicKey, Query>;
  /** Leaves a topic out that is filled otherwise, or gone. */
  leaveOut(key: TopicKey): void;
  begin(topics: ReadonlyMap<TopicKey, Query>, now: Instant): void;
  /** Some milliseconds of it. @returns whether there is more */
  step(): boolean;
  /** All papers that it goes through. */
  papers(): readonly PaperId[];
  /** When it began. */
  now(): Instant;
}

export interface TopicFillingDeps extends FillingDeps {
  readonly catalogue: Pick<Catalogue, "get" | "dates" | "publishedSince" | "changes" | "mark">;
  /** Asked once for all papers: what is like another is dear to tell. */
  readonly outside: () => MatchFacts;
}

/** A batch of so few is one step, so that all comes to an end however often papers change. */
const FEWEST = 32;

/** One time through the papers. */
interface Pass {
  readonly ids: readonly PaperId[];
  readonly now: Instant;
  readonly outside: MatchFacts;
  /** Where the next batch begins. */
  next: number;
}

/** A batch that is under way. */
interface Batch {
  /** Where it begins. */
  readonly from: number;
  readonly ids: readonly PaperId[];
  readonly filling: FillingBatch;
}

/** What is held while topics are filled. */
interface Held {
  readonly deps: TopicFillingDeps;
  readonly pending: Map<TopicKey, Query>;
  /** Papers that changed meanwhile: they come in by themselves, at the moment they do. */
  readonly changed: Set<PaperId>;
  /** How far the catalogue was asked for these. */
  mark: number;
  pass: Pass;
  batch: Batch | undefined;
  /** How many papers the next batch takes. */
  size: number;
}

export function createTopicFilling(deps: TopicFillingDeps): TopicFilling {
  const held: Held = {
    deps,
    pending: new Map(),
    changed: new Set(),
    mark: 0,
    pass: { ids: [], next: 0, now: 0, outside: {} },
    batch: undefined,
    size: BATCH_SIZE,
  };
  return {
    pending: held.pending,
    leaveOut: (key) => leaveOut(held, key),
    begin: (topics, now) => begin(held, topics, now),
    step: () => step(held),
    papers: () => held.pass.ids,
    now: () => held.pass.now,
  };
}

function begin(held: Held, topics: ReadonlyMap<TopicKey, Query>, now: Instant): void {
  const { deps, pending, changed } = held;
  // What it knows of conditions may mean others by now.
  endBatch(held);
  if (pending.size === 0) {
    changed.clear();
    held.mark = deps.catalogue.mark();
  }
  for (const [key, query] of topics) {
    pending.set(key, query);
    const topic = deps.memory.topics.get(key);
    if (topic) topic.waits = true;
  }
  const ids = pending.size === 0 ? [] : deps.catalogue.publishedSince(now - TOPIC_MEMORY_MS);
  held.pass = { ids, next: 0, now, outside: deps.outside() };
}

function leaveOut({ deps, pending }: Held, key: TopicKey): void {
  pending.delete(key);
  const topic = deps.memory.topics.get(key);
  if (topic) topic.waits = false;
}

function step(held: Held): boolean {
  const { pending, pass } = held;
  const isOver = () => pending.size === 0 || (!held.batch && pass.next >= pass.ids.length);
  if (!isOver()) {
    watchChanges(held);
    goOn(held);
  }
  if (!isOver()) return true;
  endBatch(held);
  for (const key of pending.keys()) leaveOut(held, key);
  held.pass = { ...pass, ids: [], outside: {} };
  return false;
}

function watchChanges(held: Held): void {
  const { papers, mark } = held.deps.catalogue.changes(held.mark, Number.MAX_SAFE_INTEGER);
  for (const { id } of papers) held.changed.add(id);
  held.mark = mark;
  if (papers.length > 0 && held.batch?.ids.some((id) => held.changed.has(id))) doAgain(held);
}

function goOn(held: Held): void {
  held.batch ??= nextBatch(held);
  const { ids, filling } = held.batch;
  while (filling.step()) if (ids.length > FEWEST) return;
  endBatch(held);
  held.size = Math.min(BATCH_SIZE, held.size * 2);
}

function nextBatch({ deps, pass, size, changed }: Held): Batch {
  const from = pass.next;
  const ids = pass.ids.slice(from, from + size);
  pass.next += ids.length;
  const unchanged = ids.filter((id) => !changed.has(id));
  const ahead = (pass.ids.length - pass.next) / ids.length;
  return { from, ids, filling: fillWith(deps, unchanged, { ...pass, ahead }) };
}

/** What has joined stays so; the next batch is smaller. */
function doAgain(held: Held): void {
  const { batch, pass } = held;
  if (!batch) return;
  endBatch(held);
  pass.next = batch.from;
  held.size = Math.max(FEWEST, held.size >> 2);
}

function endBatch(held: Held): void {
  held.batch?.filling.end();
  held.batch = undefined;
}
