import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import { describeQuery } from "../../../src/query/say/describe.ts";
import { anyExpr } from "../arbitrary-query.ts";

describe("describeQuery", () => {
  it.each([
    ["deep fake", "deep fake (also as deepfake)"],
    ["Ada Lovelace", "Ada Lovelace (or by Ada Lovelace)"],
    ["cat:math.IT", "in math.IT (also listed as cs.IT)"],
    [
      'title:"diffusion policy" author:"Sergey Levine" cat:cs.RO has:code votes:>20 since:2026-01-31 -survey',
      "“diffusion policy” in title, by Sergey Levine, in cs.RO, with code, more than 20 votes, since 31 January 2026, not survey",
    ],
    ["diffusion policy", "diffusion policy"],
    ["Diffusion “flow matching” BERT", "Diffusion “flow matching” BERT"],
    ["-survey cat:cs.RO a1 b1 c1", "a1 b1 c1, in cs.RO, not survey"],
    ["robot OR drone OR author:Levine", "robot or drone or by Levine"],
    ["robot OR drone arm", "robot or (drone arm)"],
    ["(robot OR drone) survey", "survey, (robot or drone)"],
    [
      "-(robot OR drone) -has:project -cat:cs",
      "not (robot or drone), without a project page, not in any category of computer science (cs)",
    ],
    ["a1 title:b1 abstract:c1", "a1, b1 in title, c1 in abstract"],
    [
      "votes:1 stars:<5 comments:=0 votes:<=9",
      "at least 1 vote, fewer than 5 stars, exactly 0 comments, at most 9 votes",
    ],
    ["until:2026-01 like:hep-th/9901001", "like hep-th/9901001, until 31 January 2026"],
    ["", "every paper"],
  ])("says %s plainly", (text, words) => {
    expect(describeQuery(parseQuery(text))).toBe(words);
  });

  it("has words for every query", () => {
    fc.assert(
      fc.property(anyExpr, (expr) => {
        expect(describeQuery({ expr, problems: [] })).not.toMatch(/undefined|\[object|NaN|^$/);
      }),
    );
  });
});
