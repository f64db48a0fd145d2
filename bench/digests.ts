import type { Channel, Subscription } from "../src/channels/channel.ts";
import { meaningOf } from "../src/channels/topic.ts";
import { defined } from "../src/collections/defined.ts";
import { compose } from "../src/digest/compose.ts";
import { type ComposerDeps, createComposer } from "../src/digest/composer.ts";
import type { Memory } from "../src/digest/rules/memory.ts";
import { createCandidates } from "../src/digest/snapshot/candidates.ts";
import { packMessage } from "../src/ledger/pack-messages.ts";
import { seenPapers } from "../src/ledger/seen-papers.ts";
import type { TopicKey } from "../src/matching/matcher.ts";
import type { PaperId } from "../src/paper/id.ts";
import type { Paper, Sighting } from "../src/paper/paper.ts";
import { DAY, HOUR } from "../src/time/durations.ts";
import type { Instant } from "../src/time/instant.ts";
import { rankTrending } from "../src/trending/rank.ts";
import { type BenchResult, besidePeer, row } from "./bench-result.ts";
import { allocatedBytes, middleCost } from "./measure.ts";
import { mulberry32 } from "./mulberry32.ts";

const CHANNELS = 100_000;
const TOPICS_EACH = 5;
const TOPICS = 2_000;
const PAPERS = 8_000;
/** Most papers are known from arXiv alone, where nobody votes; a topic's papers come in over two weeks. */
const VOTED = 0.15;
/** Papers of the last two weeks that a topic matches: few for most topics, hundreds for some. */
const MATCHES = { least: 5, most: 400 };
const POSTED_BEFORE = 150;
const PEER_SAMPLE = 200;
const RUNS = 5;

const NOW = Date.UTC(2026, 10, 23, 9);

const NOBODY: Memory = { seen: seenPapers(new Uint8Array()) };

/** Composes the digests of 100,000 channels, beside ranking each channel's topics anew. */
export async function digestBench(): Promise<BenchResult[]> {
  const random = mulberry32(1);
  const deps = world(random);
  const channels = Array.from({ length: CHANNELS }, (_, at) => channelOf(at, random));
  const memories = Array.from({ length: 1_000 }, () => memoryOf(random));
  const memory = (at: number) => memories[at % memories.length] ?? NOBODY;

  const peer = middleCost(RUNS, () => composeNaively(deps, channels.slice(0, PEER_SAMPLE), memory));
  const before = allocatedBytes();
  let taken = 0;
  const ours = middleCost(RUNS, () => {
    const composer = createComposer(deps);
    let papers = 0;
    for (const [at, channel] of channels.entries()) {
      papers += composer.compose(channel, memory(at), NOW).papers.length;
    }
    taken = allocatedBytes() - before;
    if (papers === 0) throw new Error("The benchmark composed nothing.");
  });
  const peerAll = (peer * CHANNELS) / PEER_SAMPLE;
  const name = `digests of ${CHANNELS.toLocaleString("en")} channels with ${TOPICS_EACH} of ${TOPICS} topics`;
  return [
    besidePeer(
      row(name, ours / 1_000, "cpu s"),
      `each by itself, from ${PEER_SAMPLE}`,
      peerAll / 1_000,
    ),
    row("heap while composing them, garbage included", taken / 2 ** 20, "MB"),
  ];
}

/** The same function, with nothing kept from one channel to the next. */
function composeNaively(
  deps: ComposerDeps,
  channels: readonly Channel[],
  memory: (at: number) => Memory,
): void {
  for (const [at, channel] of channels.entries()) {
    const keys = new Set(channel.subscriptions.map(({ topic }) => meaningOf(topic).key));
    const own = { ...deps.matches, papers: () => papersOf(deps, keys) };
    const candidates = createCandidates({ ...deps, matches: own })(NOW);
    compose({ channel, memory: memory(at), asOf: NOW, candidates, sources: deps.sources() });
  }
}

function papersOf({ matches }: ComposerDeps, keys: ReadonlySet<TopicKey>): Set<PaperId> {
  return new Set([...keys].flatMap((key) => [...matches.of(key).keys()]));
}

function world(random: () => number): ComposerDeps {
  const papers = new Map(Array.from({ length: PAPERS }, (_, at) => paperOf(at, random)));
  const sightings = new Map([...papers.values()].map((paper) => [paper.id, sightingsOf(paper)]));
  const ids = [...papers.keys()];
  const topics = new Map<TopicKey, Map<PaperId, Instant>>();
  for (let at = 0; at < TOPICS; at++) {
    const { key } = meaningOf({ kind: "query", text: textOf(at) });
    topics.set(key, matchesOf(ids, random));
  }
  const none: ReadonlyMap<PaperId, Instant> = new Map();
  const get = (wanted: readonly PaperId[]) => wanted.flatMap((id) => papers.get(id) ?? []);
  return {
    matches: { of: (key) => topics.get(key) ?? none, papers: () => ids, version: () => 1 },
    catalogue: {
      get,
      news: () => [],
      firstSeen: (wanted) => new Map(get(wanted).map(({ id, publishedAt }) => [id, publishedAt])),
      sightings: (wanted) => new Map(wanted.map((id) => [id, sightings.get(id) ?? []])),
    },
    trending: (window, asOf) =>
      rankTrending({ window, asOf, papers: [...papers.values()].slice(0, 1_000), sightings }).items,
    sources: () => [],
  };
}

function paperOf(at: number, random: () => number): [PaperId, Paper] {
  const id: PaperId = `arxiv:2611.${String(at).padStart(5, "0")}`;
  const paper: Paper = {
    id,
    title: `Paper ${at}`,
    abstract: "",
    authors: [],
    categories: [],
    publishedAt: NOW - Math.floor(random() * 14 * 24) * HOUR,
    links: { page: `https://arxiv.org/abs/${id.slice(6)}` },
    keywords: [],
    ...defined({ votes: random() < VOTED ? Math.floor(random() ** 4 * 200) : undefined }),
  };
  return [id, paper];
}

function sightingsOf({ id, votes = 0 }: Paper): Sighting[] {
  return [48, 24, 1].map((hours) => ({
    paper: id,
    source: "bench",
    at: NOW - hours * HOUR,
    votes: Math.max(0, votes - hours),
  }));
}

function matchesOf(ids: readonly PaperId[], random: () => number): Map<PaperId, Instant> {
  const size = MATCHES.least + random() ** 3 * (MATCHES.most - MATCHES.least);
  const matched = new Map<PaperId, Instant>();
  while (matched.size < size) matched.set(pick(ids, random), NOW - random() * 14 * DAY);
  return matched;
}

function channelOf(at: number, random: () => number): Channel {
  const first = random() < 0.5 ? [subscriptionOf(at, { kind: "trending" }, random)] : [];
  const wanted = TOPICS_EACH - first.length;
  const chosen = new Set<number>();
  while (chosen.size < wanted) chosen.add(Math.floor(random() ** 2 * TOPICS));
  const others = [...chosen].map((topic) =>
    subscriptionOf(topic, { kind: "query", text: textOf(topic) }, random),
  );
  return {
    place: `bench:${at}`,
    schedule: { days: [1, 2, 3, 4, 5], time: "09:00", zone: "UTC" },
    onEmpty: "note",
    subscriptions: [...first, ...others],
    createdAt: 0,
  };
}

function subscriptionOf(
  id: number,
  topic: Subscription["topic"],
  random: () => number,
): Subscription {
  const threshold = random() < 0.3 ? { minVotes: 5 } : {};
  return { id: String(id), topic, limit: 5, by: "bench:1", since: 0, ...threshold };
}

function memoryOf(random: () => number): Memory {
  const ids = Array.from({ length: POSTED_BEFORE }, () => Math.floor(random() * PAPERS));
  const papers = ids.map((at) => `arxiv:2611.${String(at).padStart(5, "0")}` as const);
  const seen = seenPapers(packMessage({ at: 0, papers }));
  return { seen, lastDigestAt: NOW - DAY };
}

function textOf(topic: number): string {
  return `subject${topic.toString(36)}`;
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError("There is nothing to pick from.");
  return value;
}
