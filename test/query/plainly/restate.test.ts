import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import { restate } from "../../../src/query/plainly/restate.ts";
import { printQuery } from "../../../src/query/say/print.ts";
import { runs } from "../../runs.ts";

const now = Date.UTC(2026, 10, 29, 12);

describe("what people say in plain words", () => {
  it.each([
    ["papers about robot arms", "robot arms"],
    ["give me recent papers on robots", "robots"],
    ["latest JWST papers", "latest JWST"],
    ["robots published in 2024", "robots since:2024-01-01 until:2024-12-31"],
    ["robots in May 2024", "robots since:2024-05-01 until:2024-05-31"],
    ["robots before 2024", "robots until:2023-12-31"],
    ["robots from 2020 to 2023", "robots since:2020-01-01 until:2023-12-31"],
    ["robots between 2020 and 2023", "robots since:2020-01-01 until:2023-12-31"],
    ["robots in the last 7 days", "robots since:2026-11-22"],
    ["robots past month", "robots since:2026-10-30"],
    ["robots this week cat:cs.RO", "robots since:2026-11-23 cat:cs.RO"],
    ["robots since last week", "robots since:2026-11-16"],
    ["robots year>=2023", "robots since:2023-01-01"],
    ["robots since:Q2 2024", "robots since:2024-04-01"],
    ["robots with more than 10 votes", "robots votes:>10"],
    ["robots 10+ votes", "robots votes:>=10"],
    ["robots min-votes:5 comments under 9", "robots votes:>=5 comments:<9"],
    ["robots votes:10-20 stars:1,000", "robots votes:>=10 votes:<=20 stars:>=1000"],
    ["robots not cs.CV", "robots -cat:cs.CV"],
    ["robots not author:Levine", "robots -author:Levine"],
    ["robots excluding drones", "robots -drones"],
    ["either robots or drones", "robots OR drones"],
    ["robots -> drones", "robots drones"],
    ["robots in the title", "title:robots"],
    ["allintitle: robot arms", "title:robot title:arms"],
    ["ti:robots+AND+abs:arms", "title:robots abstract:arms"],
    ["'robot arms' `arms`", '"robot arms" "arms"'],
    ["robots 2026-11-20..2026-11-26", "robots since:2026-11-20 until:2026-11-26"],
    ["robots 2026-11..", "robots since:2026-11-01"],
    ["robots ..2025", "robots until:2025-12-31"],
    ["robots author:!Levine", "robots -author:Levine"],
    ["robots cat:-cs.CV", "robots -cat:cs.CV"],
    ["robots;drones", "robots drones"],
    ["title:robots,drones", "title:robots title:drones"],
    ['author:"Levine and Finn"', "author:Levine author:Finn"],
    ["papers from Anna van den Berg on robots", 'author:"Anna van den Berg" robots'],
    ["robots code:yes", "robots has:code"],
    ["arxiv.org/list/cs.RO/recent", "cat:cs.RO"],
    ["category cs.RO", "cat:cs.RO"],
    ["arXiv:cs.RO", "cat:cs.RO"],
    ["cs.RO/cs.LG", "cat:cs.RO OR cat:cs.LG"],
    ["cs.RO papers", "cat:cs.RO"],
    ["Levine's work on robots", '("Levine" OR author:Levine) robots'],
    ["Parkinson's research", '"Parkinson" OR author:Parkinson'],
    ["best robot papers", "robot"],
    ["best response papers", "best response"],
    ["top quark papers", "top quark"],
    ["new physics papers", "new physics"],
    ["author Levine", "author:Levine"],
    ["publications of Levine", '"Levine" OR author:Levine'],
    ["robots by Levine", 'robots ("Levine" OR author:Levine)'],
    ["(Vaswani et al., 2017)", "author:Vaswani since:2016-01-01 until:2017-12-31"],
    ["A. Vaswani", '"A. Vaswani" OR author:"A. Vaswani"'],
    ["van den Oord", '"van den Oord" OR author:"van den Oord"'],
  ])("is read in %s", (typed, canonical) => {
    const query = parseQuery(typed, { now });
    expect(printQuery(query)).toBe(canonical);
    expect(query.problems.filter((problem) => /left out|ignored/.test(problem))).toEqual([]);
  });

  it.each([
    "the 2016 election in 2020 states",
    "attention is not all you need",
    "step by step reasoning",
    "scientific papers summarization",
    "stars at least 10 times brighter",
    "players' and coaches' choices",
    "in the last layer",
    "in context learning",
    "learning from human feedback",
    "before and after",
    "more than one",
    "with code generation",
    "since",
    "not all tokens",
    "papers with code",
    "Von Neumann algebras",
    "votes and comments",
  ])("is not read in %s", (typed) => {
    expect(restate(typed)).toBe(typed);
  });

  it("is not read in a paragraph", () => {
    const paragraph = `papers about ${"robots and their arms ".repeat(6)}published in 2024`;
    expect(restate(paragraph)).toBe(paragraph);
  });

  it.each([
    ["robots without arms", "to leave out papers with “arms”, type -arms."],
    ["robots not arms", "to leave out papers with “arms”, type -arms."],
    ["robots 2024", "for papers of that year, type year:2024."],
    ["latest robots", "sort:newest puts the newest first in a search."],
    ["math", "the category is cat:math."],
    ["robots with code", "Those with code are found by has:code."],
    ["tr* robots", "A star stands for letters at the end of a word of three or more"],
    ["robots since:2031", "That date is still to come."],
    ["robots since:2024 until:2023", "No day is within these dates"],
  ])("is told of in %s", (typed, told) => {
    expect(parseQuery(typed, { now }).problems.join(" ")).toContain(told);
  });
});

const piece = fc.constantFrom(
  ..."in on by of not no with more than at least 10 votes stars github 2024 before from to".split(
    " ",
  ),
  ..."between and last week this year either or OR excluding except papers about title cs.LG".split(
    " ",
  ),
  ..."Ada Lovelace Lovelace's et al. van A. work 'cold worlds' code:yes a+AND+b cat".split(" "),
  ...[..."cs.* arxiv:cs.LG date>2024 NOT ( ) \" AND latest show me 10+ d'Ada - |".split(" ")],
);

describe("printQuery", () => {
  it.each([
    ["by by A.", "by AND A"],
    ["robots OR by by A.", "robots OR by AND A"],
  ])("of %s is no byline: %s", (typed, canonical) => {
    const query = parseQuery(typed, { now });
    expect(printQuery(query)).toBe(canonical);
    expect(parseQuery(canonical).expr).toEqual(query.expr);
  });

  it("keeps apart what would be read together, for every text of such words", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const { expr } = parseQuery(pieces.join(" "), { now });
        const again = parseQuery(printQuery({ ...(expr && { expr }), problems: [] }));
        expect(again.expr).toEqual(expr);
      }),
      { numRuns: runs(300) },
    );
  });
});
