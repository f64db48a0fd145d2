import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Expr, Query } from "../query/query.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { firstMatched } from "./first-matched.ts";
import type { Matcher, TopicChanges, TopicKey } from "./matcher.ts";

/** Topics remember papers published within this many days. */
export const TOPIC_MEMORY_DAYS = 14;

export const TOPIC_MEMORY_MS = TOPIC_MEMORY_DAYS * DAY;

/** Which papers of the last days answer each topic, and since when. */
export interface TopicMatches {
  /** Replaces the topics: those gone are forgotten, new ones filled with the papers already known. */
  setTopics(topics: ReadonlyMap<TopicKey, Query>, now: Instant): void;
  /** The same for topics that went and others that came, at no cost for those that stay. */
  changeTopics(changes: TopicChanges, now: Instant): void;
  /** Begins again what was begun while the index did not hold all papers, and asks it for papers alike. */
  fillAgain(now: Instant): void;
  /** Papers that are new or changed: they join the topics they answer and leave those they no longer do. */
  take(papers: readonly Paper[], now: Instant): void;
  /** Forgets papers that have become too old. */
  prune(now: Instant): void;
  /** Papers of a topic, with the moment each first matched; empty for a topic that is not set. */
  of(key: TopicKey): ReadonlyMap<PaperId, Instant>;
  /** Every paper that answers any topic. */
  papers(): Iterable<PaperId>;
  /** Counts up whenever anything may have changed. */
  version(): number;
}

export interface TopicMatchesDeps {
  readonly matcher: Matcher;
  readonly catalogue: Pick<Catalogue, "recent" | "sightings">;
  readonly index: Pick<SearchIndex, "search">;
  /** Whether the index holds all papers; while it does not, papers are matched one by one. */
  readonly isIndexed?: () => boolean;
}

/** From this many new topics on, one pass over all recent papers beats one search for each. */
const MANY_TOPICS = 16;

interface Matched {
  readonly publishedAt: Instant;
  readonly keys: Set<TopicKey>;
}

const NONE: ReadonlyMap<PaperId, Instant> = new Map();

export function createTopicMatches(deps: TopicMatchesDeps): TopicMatches {
  const byTopic = new Map<TopicKey, Map<PaperId, Instant>>();
  const byPaper = new Map<PaperId, Matched>();
  /** Topics that have to be begun again. */
  const unsure = new Map<TopicKey, Query>();
  let version = 0;

  function join(paper: Paper, key: TopicKey, at: Instant): void {
    const papers = byTopic.get(key);
    if (!papers || papers.has(paper.id)) return;
    papers.set(paper.id, at);
    const matched = byPaper.get(paper.id);
    if (matched) matched.keys.add(key);
    else byPaper.set(paper.id, { publishedAt: paper.publishedAt, keys: new Set([key]) });
  }

  function leave(id: PaperId, key: TopicKey): void {
    byTopic.get(key)?.delete(id);
    const matched = byPaper.get(id);
    matched?.keys.delete(key);
    if (matched?.keys.size === 0) byPaper.delete(id);
  }

  function forgetTopic(key: TopicKey): void {
    for (const id of byTopic.get(key)?.keys() ?? []) leave(id, key);
    byTopic.delete(key);
    unsure.delete(key);
  }

  /** Begins topics that are new. */
  function open(topics: ReadonlyMap<TopicKey, Query>, now: Instant): void {
    const added = new Map<TopicKey, Query>();
    for (const [key, query] of topics) if (!byTopic.has(key)) added.set(key, query);
    for (const key of added.keys()) byTopic.set(key, new Map());
    if (added.size > 0) fill(added, now);
  }

  function fill(topics: ReadonlyMap<TopicKey, Query>, now: Instant): void {
    const recent = recentPapers(deps.catalogue, now);
    const moments = firstMatched(deps.catalogue, recent, now);
    const isIndexed = deps.isIndexed?.() ?? true;
    const bySearch = isIndexed && topics.size < MANY_TOPICS;
    const answers = bySearch ? searchAll(deps.index, topics, now) : undefined;
    const matched = answers ?? deps.matcher.match(recent);
    for (const paper of recent) {
      for (const key of matched.get(paper.id) ?? []) {
        if (topics.has(key)) join(paper, key, moments.get(paper.id) ?? now);
      }
    }
    if (isIndexed) return;
    for (const [key, query] of topics)
      if (query.expr && asksLike(query.expr)) unsure.set(key, query);
  }

  return {
    setTopics(topics, now) {
      version += 1;
      deps.matcher.set(topics);
      for (const key of byTopic.keys()) if (!topics.has(key)) forgetTopic(key);
      open(topics, now);
    },
    changeTopics(changes, now) {
      version += 1;
      deps.matcher.change(changes);
      for (const key of changes.gone) forgetTopic(key);
      open(changes.come, now);
    },
    fillAgain(now) {
      const again = new Map(unsure);
      if (again.size === 0) return;
      version += 1;
      for (const key of again.keys()) forgetTopic(key);
      open(again, now);
    },
    take(papers, now) {
      version += 1;
      const recent = papers.filter(({ publishedAt }) => publishedAt >= now - TOPIC_MEMORY_MS);
      const matched = deps.matcher.match(recent);
      for (const paper of recent) {
        const keys = new Set(matched.get(paper.id));
        for (const key of byPaper.get(paper.id)?.keys ?? []) {
          if (!keys.has(key)) leave(paper.id, key);
        }
        for (const key of keys) join(paper, key, now);
      }
    },
    prune(now) {
      for (const [id, { publishedAt, keys }] of byPaper) {
        if (publishedAt >= now - TOPIC_MEMORY_MS) continue;
        version += 1;
        for (const key of keys) leave(id, key);
      }
    },
    of: (key) => byTopic.get(key) ?? NONE,
    papers: () => byPaper.keys(),
    version: () => version,
  };
}

function recentPapers(catalogue: TopicMatchesDeps["catalogue"], now: Instant): Paper[] {
  return catalogue.recent({ since: now - TOPIC_MEMORY_MS, limit: Number.MAX_SAFE_INTEGER });
}

function searchAll(
  index: TopicMatchesDeps["index"],
  topics: ReadonlyMap<TopicKey, Query>,
  now: Instant,
): Map<PaperId, TopicKey[]> {
  const matched = new Map<PaperId, TopicKey[]>();
  for (const [key, query] of topics) {
    for (const id of searchRecent(index, query, now)) {
      const keys = matched.get(id);
      if (keys) keys.push(key);
      else matched.set(id, [key]);
    }
  }
  return matched;
}

/** Papers of the last days that satisfy a query, as the index sees it. */
export function searchRecent(
  index: TopicMatchesDeps["index"],
  { expr }: Query,
  now: Instant,
): readonly PaperId[] {
  const recent = { kind: "date", edge: "since", at: now - TOPIC_MEMORY_MS } as const;
  const query: Query = { expr: expr ? { kind: "and", of: [expr, recent] } : recent, problems: [] };
  return index.search(query, { sort: "newest", limit: Number.MAX_SAFE_INTEGER, offset: 0 }).ids;
}

function asksLike(expr: Expr): boolean {
  if (expr.kind === "and" || expr.kind === "or") return expr.of.some(asksLike);
  return expr.kind === "not" ? asksLike(expr.of) : expr.kind === "like";
}
