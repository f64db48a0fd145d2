import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Matcher, TopicKey } from "../../src/matching/matcher.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { type MatchFacts, matchesQuery } from "../../src/query/matches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { Expr, Query } from "../../src/query/query.ts";
import { answersOf } from "../fakes/answers-of.ts";
import { anyExpr } from "../query/arbitrary-query.ts";
import { paperOf } from "../query/paper-of.ts";

type Like = NonNullable<MatchFacts["like"]>;

/** What every matcher does; `create` makes one without topics. */
export function matcherContract(name: string, create: () => Matcher): void {
  describe(name, () => {
    test("answers each paper with the topics it satisfies, and leaves out papers that satisfy none", () => {
      const matcher = create();
      matcher.set(topics("robots", "drones", "robots -drones"));
      const papers = [titled(1, "Robots and drones"), titled(2, "Whales"), titled(3, "Robots")];
      expect(sorted(answersOf(matcher, papers))).toEqual([
        [papers[0]?.id, ["drones", "robots"]],
        [papers[2]?.id, ["robots", "robots -drones"]],
      ]);
    });

    test("knows only the topics that were set last", () => {
      const matcher = create();
      matcher.set(topics("robots"));
      matcher.set(topics("whales"));
      expect(answersOf(matcher, [titled(1, "Robots")]).size).toBe(0);
      matcher.set(new Map());
      expect(answersOf(matcher, [titled(1, "Whales")]).size).toBe(0);
    });

    test("finds a phrase within one text only, and words that stand together as typed", () => {
      const matcher = create();
      matcher.set(topics('"deep learning"', "text-to-image"));
      const split = paperOf({ title: "Going deep", abstract: "Learning from text to image." });
      expect(answersOf(matcher, [split]).get(split.id)).toEqual(["text-to-image"]);
    });

    test("asks what a paper is like when it matches", () => {
      const like: Like = (id, paper) => id === "arxiv:2401.01234" && paper.title === "Near";
      const matcher = create();
      matcher.set(topics("like:2401.01234"));
      expect([
        ...answersOf(matcher, [titled(1, "Near"), titled(2, "Far")], { like }).keys(),
      ]).toEqual([titled(1, "").id]);
    });

    const like: Like = (id, paper) => id.length % 2 === paper.title.length % 2;
    const some = fc.array(arbitraryPaper, { maxLength: 6 });
    const numbered = (found: readonly Paper[]) =>
      found.map((paper, n) => ({ ...paper, id: idOf(n) }));

    test("for every topics and papers, answers what the language means", () => {
      fc.assert(
        fc.property(fc.array(anyExpr, { maxLength: 8 }), some, (asked, found) => {
          const papers = numbered(found);
          const set = setOf(asked);
          const matcher = create();
          matcher.set(set);
          expect(sorted(answersOf(matcher, papers, { like }))).toEqual(meant(set, papers, like));
        }),
      );
    });

    test("for every series of changes, answers as one that was never changed", () => {
      const sets = fc.array(fc.array(anyExpr, { maxLength: 6 }), { minLength: 2, maxLength: 5 });
      const keys = ["0", "1", "2", "3", "4", "5"];
      fc.assert(
        fc.property(sets, some, (series, found) => {
          const papers = numbered(found);
          const matcher = create();
          const changed = create();
          for (const asked of series) {
            const set = setOf(asked);
            matcher.set(set);
            changed.change({ gone: keys.filter((key) => !set.has(key)), come: set });
            expect(sorted(answersOf(changed, papers, { like }))).toEqual(meant(set, papers, like));
            expect(sorted(answersOf(matcher, papers, { like }))).toEqual(meant(set, papers, like));
          }
        }),
      );
    });

    test("takes topics in and out, and leaves the others", () => {
      const matcher = create();
      const papers = [titled(1, "Robots and drones"), titled(2, "Whales"), titled(3, "Drones")];
      matcher.set(topics("robots", "drones"));
      matcher.change({ gone: ["drones", "never set"], come: topics("whales") });
      matcher.change({ gone: [], come: new Map([["robots", parseQuery("drones")]]) });
      expect(sorted(answersOf(matcher, papers))).toEqual([
        [papers[0]?.id, ["robots"]],
        [papers[1]?.id, ["whales"]],
        [papers[2]?.id, ["robots"]],
      ]);
    });

    test("answers for as many papers as there are", () => {
      const matcher = create();
      matcher.set(topics("robots", "whales"));
      const papers = Array.from({ length: 2_500 }, (_, n) =>
        titled(n, n % 3 === 0 ? "Robots" : "Other"),
      );
      const matched = answersOf(matcher, papers);
      expect([...matched.keys()].sort()).toEqual(
        papers.flatMap(({ id, title }) => (title === "Robots" ? [id] : [])).sort(),
      );
    });
  });
}

function setOf(asked: readonly Expr[]): Map<TopicKey, Query> {
  return new Map(asked.map((expr, n) => [String(n), { expr, problems: [] }]));
}

/** What the language itself says. */
function meant(set: ReadonlyMap<TopicKey, Query>, papers: readonly Paper[], like: Like) {
  const answers = papers.map((paper) => [paper.id, keysOf(set, paper, like)] as const);
  return sorted(new Map(answers.filter(([, keys]) => keys.length > 0)));
}

function keysOf(set: ReadonlyMap<TopicKey, Query>, paper: Paper, like: Like): TopicKey[] {
  return [...set].filter(([, query]) => matchesQuery(query, paper, { like })).map(([key]) => key);
}

function topics(...texts: string[]): Map<TopicKey, Query> {
  return new Map(texts.map((text) => [text, parseQuery(text)]));
}

function titled(n: number, title: string): Paper {
  return paperOf({ id: idOf(n), title });
}

function idOf(n: number): PaperId {
  return `arxiv:2601.${String(n).padStart(5, "0")}`;
}

function sorted(answers: ReadonlyMap<PaperId, readonly TopicKey[]>) {
  const rows = [...answers].map(([id, keys]) => [id, [...keys].sort()] as const);
  return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}

const words = fc
  .array(
    fc.constantFrom(
      "diffusion",
      "policies",
      "Robot",
      "text to image",
      "GPT-4",
      "3d",
      "the",
      "模型",
      "—",
    ),
    { maxLength: 6 },
  )
  .map((all) => all.join(" "));

const arbitraryPaper = fc
  .record({
    title: words,
    abstract: words,
    keywords: fc.array(words, { maxLength: 2 }),
    authors: fc.array(fc.constantFrom("Sergey Levine", "A. Lovelace", "Jean-Paul Müller"), {
      maxLength: 2,
    }),
    categories: fc.array(fc.constantFrom("cs.RO", "cs.LG", "math-ph"), { maxLength: 2 }),
    publishedAt: fc.integer({ min: 0, max: 40_000 }).map((day) => day * 86_400_000),
    votes: fc.nat(10),
  })
  .map((more) => paperOf(more));
