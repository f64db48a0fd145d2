import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expr } from "../../../src/query/query.ts";
import { searchWords } from "../../../src/sources/huggingface/search-words.ts";

const text = (words: string): Expr => ({ kind: "text", text: words, phrase: false, field: "any" });
const wordsOf = (expr: Expr, longest = 250) => searchWords({ expr, problems: [] }, longest);

test("words, phrases and authors are searched, whatever joins them", () => {
  const expr: Expr = {
    kind: "and",
    of: [
      { kind: "or", of: [text("robots"), text("legged locomotion")] },
      { kind: "author", name: "Ada Example" },
      { kind: "category", category: "cs.RO" },
      { kind: "count", of: "votes", op: ">", value: 20 },
    ],
  };
  expect(wordsOf(expr)).toBe("robots legged locomotion Ada Example");
});

test("what is excluded is not searched", () => {
  expect(wordsOf({ kind: "and", of: [text("robots"), { kind: "not", of: text("arms") }] })).toBe(
    "robots",
  );
});

test("nothing is searched where nothing was typed", () => {
  expect(searchWords({ problems: [] }, 250)).toBe("");
});

test("for every text the words are a beginning of it, at most as long as allowed", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 250 }), (typed, longest) => {
      const words = wordsOf(text(typed), longest);
      expect(words.length).toBeLessThanOrEqual(longest);
      expect(typed.trim().split(/\s+/u).join(" ").startsWith(words)).toBe(true);
    }),
  );
});
