import fc from "fast-check";
import { expect, test } from "vitest";
import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createBitmapMatcher } from "../../src/matching/bitmap-matcher.ts";
import type { TopicKey } from "../../src/matching/matcher.ts";
import { firstMatched } from "../../src/matching/memory/first-matched.ts";
import { TOPIC_MEMORY_MS } from "../../src/matching/memory/search-recent.ts";
import { createTopicMatches } from "../../src/matching/topic-matches.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { matchesQuery } from "../../src/query/matches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { Query } from "../../src/query/query.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";
import { paperOf } from "../query/paper-of.ts";
import { runs } from "../runs.ts";

const START = Date.UTC(2026, 10, 1, 9);

/** More than are looked for one by one. */
const TOPICS = ["robots", "whales", "robots whales", "robots -whales", "votes:>=2", "votes:<2"]
  .concat("title:drones", "drones OR whales", '"robots whales"', "-drones")
  .concat(Array.from({ length: 10 }, (_, n) => `robots votes:>=${n}`));

const anyTopics = fc.uniqueArray(fc.constantFrom(...TOPICS), { maxLength: TOPICS.length });
const anyPaper = fc
  .record({
    n: fc.nat(6),
    words: fc.array(fc.constantFrom("robots", "whales", "drones"), { maxLength: 3 }),
    votes: fc.option(fc.nat(4), { nil: undefined }),
  })
  .map(({ n, words, votes }) =>
    paperOf({
      id: idOf(n),
      title: words.join(" "),
      // The larger the number, the later it is published.
      publishedAt: START + (n - 4) * 3 * DAY,
      ...(votes !== undefined && { votes }),
    }),
  );

type Step =
  | { readonly kind: "take"; readonly papers: readonly Paper[] }
  | { readonly kind: "set" | "come" | "gone"; readonly topics: readonly string[] }
  | { readonly kind: "prune" };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("take" as const), papers: fc.array(anyPaper, { maxLength: 4 }) }),
  fc.record({ kind: fc.constantFrom("set" as const, "come", "gone"), topics: anyTopics }),
  fc.record({ kind: fc.constant("prune" as const) }),
);
/** With the hours that pass before it. */
const anySeries = fc.array(fc.tuple(fc.nat(100), anyStep), { minLength: 1, maxLength: 12 });

test("for every series of papers and topics, each topic has the papers and moments that matching anew at each step gives", async () => {
  await fc.assert(
    fc.asyncProperty(anySeries, fc.boolean(), async (series, isIndexed) => {
      const database = openDatabase({ dataDir: ":memory:" });
      const catalogue = createCatalogue(database);
      const index = createMemoryIndex(catalogue);
      const matcher = createBitmapMatcher();
      const matches = createTopicMatches({ matcher, catalogue, index, isIndexed: () => isIndexed });
      const plain = plainly(catalogue);
      let now = START;
      for (const [hours, step] of series) {
        now += hours * 3_600_000;
        if (step.kind === "take") {
          const { added, changed } = catalogue.upsert("test", now, step.papers);
          index.add([...added, ...changed]);
          matches.take([...added, ...changed], now);
          plain.take([...added, ...changed], now);
        } else if (step.kind === "prune") {
          matches.prune(now);
          plain.prune(now);
        } else if (step.kind === "gone") {
          matches.changeTopics({ gone: step.topics, come: new Map() }, now);
          plain.change(step.topics, new Map(), now);
        } else if (step.kind === "come") {
          matches.changeTopics({ gone: [], come: queries(step.topics) }, now);
          plain.change([], queries(step.topics), now);
        } else {
          const filled = matches.setTopics(queries(step.topics), now);
          plain.change(
            TOPICS.filter((key) => !step.topics.includes(key)),
            queries(step.topics),
            now,
          );
          // Some are asked for before all are filled.
          for (const key of step.topics.slice(0, 2)) expect(matches.of(key)).toEqual(plain.of(key));
          await filled;
        }
        for (const key of TOPICS) expect(matches.of(key)).toEqual(plain.of(key));
        expect(new Set(matches.papers())).toEqual(plain.papers());
      }
      database.close();
    }),
    { numRuns: runs(100) },
  );
});

test("papers that change while topics are filled end in the topics they answer", async () => {
  const database = openDatabase({ dataDir: ":memory:" });
  const catalogue = createCatalogue(database);
  const index = createMemoryIndex(catalogue);
  const many = Array.from({ length: 300 }, (_, n) =>
    paperOf({ id: idOf(n), title: "Robots", publishedAt: START - 10 * DAY }),
  );
  index.add(catalogue.upsert("test", START - DAY, many).added);
  const matches = createTopicMatches({ matcher: createBitmapMatcher(), catalogue, index });
  const filled = matches.setTopics(queries(TOPICS), START);
  const turned = many.slice(0, 2).map((each) => ({ ...each, title: "Whales" }));
  const { changed } = catalogue.upsert("test", START + 1, turned);
  matches.take(changed, START + 1);
  await filled;
  expect(matches.of("robots").size).toBe(298);
  expect([...matches.of("whales").values()]).toEqual([START + 1, START + 1]);
  expect(matches.of("robots").get(idOf(299))).toBe(START - 6 * DAY);
  database.close();
});

/** What topics remember, said plainly. */
function plainly(catalogue: Pick<Catalogue, "recent" | "sightings">) {
  const topics = new Map<TopicKey, { query: Query; papers: Map<PaperId, Instant> }>();
  const published = new Map<PaperId, Instant>();
  const join = (papers: Map<PaperId, Instant>, paper: Paper, at: Instant) => {
    if (!papers.has(paper.id)) papers.set(paper.id, at);
    published.set(paper.id, paper.publishedAt);
  };
  return {
    take(papers: readonly Paper[], now: Instant) {
      for (const paper of papers.filter((each) => each.publishedAt >= now - TOPIC_MEMORY_MS))
        for (const topic of topics.values())
          if (matchesQuery(topic.query, paper)) join(topic.papers, paper, now);
          else topic.papers.delete(paper.id);
    },
    prune(now: Instant) {
      for (const { papers } of topics.values())
        for (const id of papers.keys())
          if ((published.get(id) ?? 0) < now - TOPIC_MEMORY_MS) papers.delete(id);
    },
    change(gone: readonly TopicKey[], come: ReadonlyMap<TopicKey, Query>, now: Instant) {
      for (const key of gone) topics.delete(key);
      const recent = catalogue.recent({ since: now - TOPIC_MEMORY_MS, limit: 1_000 });
      for (const [key, query] of come) {
        if (topics.has(key)) continue;
        const papers = new Map<PaperId, Instant>();
        topics.set(key, { query, papers });
        for (const paper of recent) {
          const [first] = catalogue.sightings([paper.id], 0).get(paper.id) ?? [];
          const dates = { publishedAt: paper.publishedAt, sightedAt: first?.at ?? 0 };
          if (matchesQuery(query, paper)) join(papers, paper, firstMatched(dates, now));
        }
      }
    },
    of: (key: TopicKey) => topics.get(key)?.papers ?? new Map<PaperId, Instant>(),
    papers: () => new Set([...topics.values()].flatMap(({ papers }) => [...papers.keys()])),
  };
}

function queries(texts: readonly string[]): Map<TopicKey, Query> {
  return new Map(texts.map((text) => [text, parseQuery(text)]));
}

function idOf(n: number): PaperId {
  return `arxiv:2611.${String(n).padStart(5, "0")}`;
}
