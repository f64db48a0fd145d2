import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesQuery } from "../../../src/query/matches.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import { explainMismatch } from "../../../src/query/say/explain-mismatch.ts";
import { tellingExpr } from "../arbitrary-query.ts";
import { paperOf } from "../paper-of.ts";

const paper = paperOf({
  title: "Diffusion for walking robots",
  abstract: "We train a model.",
  authors: ["Ada Lovelace"],
  categories: ["cs.RO"],
  votes: 3,
});

describe("why a paper does not match", () => {
  it.each([
    ["diffusion policy", ["“policy” is nowhere in its title, abstract or keywords"]],
    [
      "policy drone diffusion",
      ["“policy” and “drone” are nowhere in its title, abstract or keywords"],
    ],
    ["title:model", ["“model” is not in its title"]],
    ["abstract:walking cat:cs.CV", ["“walking” is not in its abstract", "it is not in cs.CV"]],
    ['author:"Sergey Levine"', ["“Sergey Levine” is not among its authors"]],
    ["robots has:code", ["it is not known with code"]],
    ["votes:>20", ["it has 3 votes, which is not more than 20 votes"]],
    ["submarine OR drone", ["it is none of “submarine or drone”"]],
    ["robots -walking", ["“walking” is in its title, which the topic leaves out"]],
    ["robots -cat:cs.RO", ["it is “in cs.RO”, which the topic leaves out"]],
  ])("%s: is said by the conditions that fail", (text, clauses) => {
    expect(explainMismatch(parseQuery(text), paper)).toEqual(clauses);
  });

  it("has reasons exactly when it does not, for every query", () => {
    fc.assert(
      fc.property(tellingExpr, (expr) => {
        const query = { expr, problems: [] };
        expect(explainMismatch(query, paper).length === 0).toBe(matchesQuery(query, paper));
      }),
    );
  });
});
