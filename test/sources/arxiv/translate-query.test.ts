import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expr, TextField } from "../../../src/query/query.ts";
import { categoryPart, translateQuery } from "../../../src/sources/arxiv/translate-query.ts";
import { isArxivExpression } from "../../fakes/sources/arxiv-expression.ts";

const translate = (expr: Expr) => translateQuery({ expr, problems: [] });
const text = (words: string, field: TextField = "any"): Expr => {
  return { kind: "text", text: words, phrase: false, field };
};
const not = (of: Expr): Expr => ({ kind: "not", of });
const and = (...of: readonly Expr[]): Expr => ({ kind: "and", of });
const or = (...of: readonly Expr[]): Expr => ({ kind: "or", of });
const votes: Expr = { kind: "count", of: "votes", op: ">", value: 20 };

describe("in arXiv's language", () => {
  it.each<[string, Expr, string]>([
    ["a word", text("robots"), 'all:"robots"'],
    ["a word with a hyphen", text("vision-language"), 'all:"vision language"'],
    ["a word of the language itself", text("ANDNOT"), 'all:"ANDNOT"'],
    ["a title", text("diffusion policies", "title"), 'ti:"diffusion policies"'],
    ["an abstract", text("grasping", "abstract"), 'abs:"grasping"'],
    ["an author", { kind: "author", name: "O'Example, Ada" }, 'au:"O Example Ada"'],
    ["a category", { kind: "category", category: "cs.RO" }, "cat:cs.RO"],
    ["an archive", { kind: "category", category: "hep-th" }, "(cat:hep-th OR cat:hep-th.*)"],
    [
      "since",
      { kind: "date", edge: "since", at: Date.UTC(2026, 0, 31) },
      "submittedDate:[202601310000 TO 299912312359]",
    ],
    [
      "until",
      { kind: "date", edge: "until", at: Date.UTC(2026, 0, 31) },
      "submittedDate:[199101010000 TO 202601302359]",
    ],
    ["all of several", and(text("a"), text("b")), '(all:"a" AND all:"b")'],
    ["one of several", or(text("a"), text("b")), '(all:"a" OR all:"b")'],
    ["without", and(text("a"), not(text("b"))), '(all:"a" ANDNOT all:"b")'],
    [
      "without one of several",
      and(not(or(text("b"), text("c"))), text("a")),
      '(all:"a" ANDNOT (all:"b" OR all:"c"))',
    ],
  ])("%s", (_, expr, expected) => {
    expect(translate(expr)).toBe(expected);
    expect(isArxivExpression(expected)).toBe(true);
  });

  it("what arXiv cannot say is left out", () => {
    expect(translate(and(text("a"), votes))).toBe('(all:"a")');
    expect(translate(and(text("a"), not(votes)))).toBe('(all:"a")');
  });

  it("an alternative that arXiv cannot say takes the others with it, or papers would be missing", () => {
    expect(translate(or(text("a"), votes))).toBeUndefined();
    expect(translate(and(text("b"), or(text("a"), votes)))).toBe('(all:"b")');
  });

  it("what is excluded only in part is not excluded at all, or papers would be missing", () => {
    expect(translate(and(text("a"), not(and(text("b"), votes))))).toBe('(all:"a")');
  });

  it.each<[string, Expr]>([
    ["nothing but an exclusion", not(text("a"))],
    ["nothing but exclusions", and(not(text("a")), not(text("b")))],
    ["no letter or digit", text('"():*?[]{}~^\\')],
    ["a likeness", { kind: "like", paper: "arxiv:2401.01234" }],
    ["a category that is none", { kind: "category", category: "cs.RO OR all:x" }],
  ])("there is no way to say %s", (_, expr) => {
    expect(translate(expr)).toBeUndefined();
  });

  it("there is nothing to say without a query", () => {
    expect(translateQuery({ problems: [] })).toBeUndefined();
  });

  it("for every query, whatever was typed, the expression is well formed", () => {
    const typed = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom('" OR all:x', ") OR (", "AND", "submittedDate:[1 TO 2]", "a:b", "%22"),
    );
    const term = fc.oneof(
      fc.record({
        kind: fc.constant("text" as const),
        text: typed,
        phrase: fc.boolean(),
        field: fc.constantFrom("any" as const, "title" as const, "abstract" as const),
      }),
      fc.record({ kind: fc.constant("author" as const), name: typed }),
      fc.record({
        kind: fc.constant("category" as const),
        category: fc.oneof(typed, fc.constantFrom("cs", "cs.RO")),
      }),
      fc.constant(votes),
    );
    const { expr } = fc.letrec<{ expr: Expr }>((tie) => ({
      expr: fc.oneof(
        { maxDepth: 4 },
        term,
        fc.record({
          kind: fc.constantFrom("and" as const, "or" as const),
          of: fc.array(tie("expr"), { maxLength: 3 }),
        }),
        fc.record({ kind: fc.constant("not" as const), of: tie("expr") }),
      ),
    }));
    fc.assert(
      fc.property(expr, (each) => {
        expect(isArxivExpression(translate(each) ?? "cat:none")).toBe(true);
      }),
    );
  });
});

it.each(["cs.RO", "q-bio", "astro-ph.GA", "math", "physics.data-an"])(
  "%s is a category",
  (name) => {
    expect(categoryPart(name)).toContain(`cat:${name}`);
  },
);
