import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBitmapMatcher } from "../../src/matching/bitmap-matcher.ts";
import type { TopicKey } from "../../src/matching/matcher.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { matchesQuery } from "../../src/query/matches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { Expr, Query, TextField } from "../../src/query/query.ts";
import { matcherContract } from "../contracts/matcher.ts";
import { answersOf } from "../fakes/answers-of.ts";
import { anyExpr } from "../query/arbitrary-query.ts";
import { paperOf } from "../query/paper-of.ts";
import { runs } from "../runs.ts";

matcherContract("the bitmap matcher", createBitmapMatcher);

function topics(...texts: string[]): Map<TopicKey, Query> {
  return new Map(texts.map((text) => [text, parseQuery(text)]));
}

/** Letters alone, each number a word of its own. */
function wordOf(n: number): string {
  return [...String(n)].map((digit) => "bcdfghjklm".charAt(Number(digit))).join("q");
}

function queryOf(expr: Expr): Query {
  return { expr, problems: [] };
}

function answers(query: Query, paper: Paper): boolean {
  const matcher = createBitmapMatcher();
  matcher.set(new Map([["asked", query]]));
  return answersOf(matcher, [paper]).has(paper.id);
}

describe("as the language has it", () => {
  const few = (...words: string[]) =>
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((of) => of.join(" "));

  test("for every phrase and text of few words, finds it where its words stand side by side", () => {
    const text = few("deep", "learning", "deeper", "of");
    const field = fc.constantFrom<TextField>("any", "title", "abstract");
    fc.assert(
      fc.property(text, field, text, text, fc.array(text, { maxLength: 3 }), (asked, ...rest) => {
        const [where, title, abstract, keywords] = rest;
        const query = queryOf({ kind: "text", text: asked, phrase: true, field: where });
        const paper = paperOf({ title, abstract, keywords });
        expect(answers(query, paper)).toBe(matchesQuery(query, paper));
      }),
      { numRuns: runs(100) },
    );
  });

  test("for every name and author with words and initials, finds who is meant", () => {
    const name = few("a", "ada", "al", "l", "lee", "lovelace");
    fc.assert(
      fc.property(name, fc.array(name, { maxLength: 3 }), (asked, authors) => {
        const query = queryOf({ kind: "author", name: asked });
        const paper = paperOf({ authors });
        expect(answers(query, paper)).toBe(matchesQuery(query, paper));
      }),
      { numRuns: runs(100) },
    );
  });

  test.each([
    ["cs", ["cs.RO"], true],
    ["cs.R", ["cs.RO"], false],
    ["cond-mat.mtrl-sci", ["cond-mat.mtrl-sci"], true],
    ["math", ["math-ph"], true],
  ])("the category %s covers %j: %s", (category, categories, covered) => {
    expect(answers(queryOf({ kind: "category", category }), paperOf({ categories }))).toBe(covered);
  });
});

describe("what it costs", () => {
  test("one paper leads to few of many topics, by their rarest word", () => {
    const matcher = createBitmapMatcher();
    const common = Array.from({ length: 500 }, (_, n) => `learning ${wordOf(n)}`);
    matcher.set(topics(...common, '"deep learning"', "author:lovelace", "cat:cs.RO learning"));
    const paper = paperOf({ title: `Learning ${wordOf(7)}, and learning deep` });
    expect(answersOf(matcher, [paper]).get(paper.id)).toEqual([`learning ${wordOf(7)}`]);
    expect(matcher.report().looked).toBe(1);
  });

  test("what several topics ask is asked once a paper, and not at all where nothing depends on it", () => {
    let asked = 0;
    const like = () => {
      asked += 1;
      return true;
    };
    const matcher = createBitmapMatcher();
    matcher.set(topics("robots like:2401.01234", "arms like:2401.01234", "whales like:2401.09999"));
    const papers = ["Robots", "Robot arms"].map((title, n) =>
      paperOf({ id: `arxiv:2601.0000${n}`, title }),
    );
    expect(answersOf(matcher, papers, { like }).size).toBe(2);
    expect(asked).toBe(2);
  });

  test("equal topics under several keys are one", () => {
    const matcher = createBitmapMatcher();
    const of = topics("robot arms", "arms robots", "(robots) (arms arms)");
    matcher.set(of);
    const before = matcher.report();
    const paper = paperOf({ title: "Robot arms" });
    expect([...answersOf(matcher, [paper]).values()]).toEqual([[...of.keys()]]);
    expect(matcher.report()).toMatchObject({ topics: 3, conditions: before.conditions, looked: 1 });
    matcher.change({ gone: ["robot arms"], come: new Map() });
    expect([...answersOf(matcher, [paper]).values()]).toEqual([[...of.keys()].slice(1)]);
  });

  test("for every series of topics, keeps nothing of those that are gone", () => {
    const set = fc
      .array(anyExpr, { maxLength: 8 })
      .map((asked) => new Map(asked.map((expr, n): [string, Query] => [`${n}`, queryOf(expr)])));
    fc.assert(
      fc.property(fc.array(set, { maxLength: 4 }), set, (before, last) => {
        const matcher = createBitmapMatcher();
        for (const each of before) matcher.set(each);
        matcher.set(last);
        expect(matcher.report().topics).toBe(last.size);
        // Not compared with a fresh one's: which parts of combinations are shared follows from numbers given before.
        matcher.set(new Map());
        expect(matcher.report()).toMatchObject({ topics: 0, conditions: 0 });
      }),
    );
  });
});
