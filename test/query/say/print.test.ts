import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import type { Expr } from "../../../src/query/query.ts";
import { printQuery, topicKey } from "../../../src/query/say/print.ts";
import { normalize } from "../../../src/query/syntax/normalize.ts";
import { runs } from "../../runs.ts";
import { anyExpr, tellingExpr } from "../arbitrary-query.ts";

describe("printQuery", () => {
  it("is read back as the same query, normalised, for every query", () => {
    fc.assert(
      fc.property(anyExpr, (expr) => {
        const { expr: read, problems } = parseQuery(printQuery({ expr, problems: [] }));
        expect(read).toEqual(normalize(expr));
        expect(problems.filter((problem) => /left out|ignored|closed/.test(problem))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it("is empty for a query that asks nothing", () => {
    expect(printQuery({ problems: [] })).toBe("");
    expect(printQuery({ expr: { kind: "and", of: [] }, problems: [] })).toBe("");
  });
});

describe("normalize", () => {
  it("changes nothing the second time, for every expression", () => {
    fc.assert(
      fc.property(anyExpr, (expr) => {
        const once = normalize(expr);
        expect(once && normalize(once)).toEqual(once);
      }),
    );
  });
});

describe("topicKey", () => {
  const keyOf = (text: string) => topicKey(parseQuery(text));

  it.each([
    ["order", "diffusion policy cat:cs.RO", "cat:cs.RO policy diffusion"],
    ["case, endings and spaces", "Diffusion  POLICIES", "diffusion policy"],
    ["quotation marks that change nothing", '"text to image"', "text-to-image"],
    ["the order of a name", 'author:"Ada Lovelace"', 'author:"Lovelace, Ada"'],
    ["how a bound is written", "votes:>20", "votes:21"],
    ["where a field is named", "title:a1 title:b1", "b1 a1 in:title"],
  ])("does not depend on %s", (_, one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it.each([
    ["a1 b1", "a1 OR b1"],
    ["a1 b1", '"a1 b1"'],
    ["a1", "title:a1"],
    ["a1", "-a1"],
    ["a1 b1 OR c1", "a1 (b1 OR c1)"],
    ["votes:>2", "stars:>2"],
    ["since:2026-01-01", "until:2025-12-31"],
    ["cat:cs", "cat:cs.RO"],
  ])("tells %s from %s", (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it("is the same after mirroring all groups, for every query", () => {
    fc.assert(
      fc.property(tellingExpr, (expr) => {
        expect(topicKey({ expr: mirror(expr), problems: [] })).toBe(
          topicKey({ expr, problems: [] }),
        );
      }),
    );
  });
});

function mirror(expr: Expr): Expr {
  if (expr.kind === "not") return { kind: "not", of: mirror(expr.of) };
  if (expr.kind === "and" || expr.kind === "or") {
    return { kind: expr.kind, of: expr.of.map(mirror).reverse() };
  }
  return expr;
}
