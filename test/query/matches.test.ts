import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Paper } from "../../src/paper/paper.ts";
import { matchesQuery } from "../../src/query/matches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { explainMatch } from "../../src/query/say/explain-match.ts";
import { printQuery } from "../../src/query/say/print.ts";
import { normalize } from "../../src/query/syntax/normalize.ts";
import { runs } from "../runs.ts";
import { tellingExpr } from "./arbitrary-query.ts";
import { paperOf } from "./paper-of.ts";

const paper = paperOf({
  title: "Diffusion-Policies for walking robots",
  abstract: "We train a text-to-image model. GPT4 writes the plan.",
  keywords: ["imitation learning", "legged"],
  authors: ["Ada Lovelace", "S. Levine", "Jörg Müller-Lüdenscheid"],
  categories: ["cs.RO", "stat.ML", "math-ph", "cond-matter"],
  links: { page: "https://arxiv.org/abs/2601.00001", code: "https://example.org/code" },
  votes: 21,
});

describe("matchesQuery", () => {
  it.each([
    ["words in any text, whatever their ending", "policy imitate robot"],
    ["the pieces of a compound", '"diffusion policy" "text to image" text-to-image'],
    ["a version however it is written", "GPT-4"],
    ["a word in its field", "title:walking abstract:plan -title:plan -abstract:walking"],
    ["either of two", "submarine OR robot"],
    [
      "an author by name, initial and without accents",
      'author:"Sergey Levine" au:lovelace au:"muller"',
    ],
    ["an author by initials", 'author:"A. Lovelace"'],
    ["a category and an archive", "cat:cs.RO cat:stat -cat:econ"],
    ["what it has", "has:code -has:project -has:summary"],
    ["counts, a missing one being 0", "votes:>20 votes:21..21 comments:0 -stars:1"],
    ["the day it appeared", "since:2026-01-31 until:2026-01-31"],
    ["nothing asked", ""],
  ])("finds %s", (_, text) => {
    expect(matchesQuery(parseQuery(text), paper)).toBe(true);
  });

  it.each([
    ["a phrase across two texts", '"robots we"'],
    ["a phrase across two keywords", '"learning legged"'],
    ["a phrase in another order", '"policy diffusion"'],
    ["part of a word", "diff"],
    ["the words of two authors as one", 'author:"Ada Levine"'],
    ["initials alone", "author:L"],
    ["a name by its stem", "author:Lovelac"],
    ["a category by its beginning", "cat:cond-mat"],
    ["a paper of the next day", "until:2026-01-30"],
    ["a paper of the day before", "since:2026-02-01"],
    ["a paper that resembles none we know of", "like:2401.01234"],
  ])("does not find %s", (_, text) => {
    expect(matchesQuery(parseQuery(text), paper)).toBe(false);
  });

  it("asks what a paper resembles", () => {
    const query = parseQuery("like:2401.01234 robot");
    const like = (id: string, of: Paper) => id === "arxiv:2401.01234" && of === paper;
    expect(matchesQuery(query, paper, { like })).toBe(true);
  });

  it("answers alike before and after printing, for every query", () => {
    fc.assert(
      fc.property(tellingExpr, anyPaper, (expr, any) => {
        // As it is read: which words may be a name together is known only then.
        const normal = normalize(expr) ?? expr;
        const query = { expr: normal, problems: [] };
        const expected = matchesQuery(query, any);
        expect(matchesQuery({ ...query, expr: normalize(normal) ?? normal }, any)).toBe(expected);
        expect(matchesQuery(parseQuery(printQuery(query)), any)).toBe(expected);
      }),
      { numRuns: runs(100) },
    );
  });

  it("answers the opposite to the opposite, for every query", () => {
    fc.assert(
      fc.property(tellingExpr, anyPaper, (expr, any) => {
        const not = { expr: { kind: "not", of: expr }, problems: [] } as const;
        expect(matchesQuery(not, any)).toBe(!matchesQuery({ expr, problems: [] }, any));
      }),
    );
  });
});

describe("explainMatch", () => {
  it("names the conditions met and where, and no others", () => {
    const query = parseQuery(
      '"imitation learning" (robots OR submarine) plan -survey au:Levine votes:>20',
    );
    expect(explainMatch(query, paper)).toEqual([
      "“imitation learning” in keywords",
      "robots in title",
      "plan in abstract",
      "by Levine",
      "more than 20 votes",
    ]);
  });

  it("has nothing to explain about an empty query", () => {
    expect(explainMatch({ problems: [] }, paper)).toEqual([]);
  });
});

const someText = fc
  .subarray(["diffusion", "policy", "robot", "text to image", "GPT4", "C++", "beta VAE", "3-D"])
  .map((words) => words.join(" "));

const anyPaper = fc
  .record({
    title: someText,
    abstract: someText,
    authors: fc.subarray(["Ada Lovelace", "S. Levine", "J P Muller"]),
    categories: fc.subarray(["cs.RO", "cs.AI", "math-ph", "cond-mat.mtrl-sci"]),
    votes: fc.nat({ max: 100 }),
    publishedAt: fc.integer({ min: 0, max: 3_000_000_000_000 }),
  })
  .map(paperOf);
