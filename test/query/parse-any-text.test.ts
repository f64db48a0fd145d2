import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { printQuery } from "../../src/query/say/print.ts";
import { hostileStrings } from "../fakes/chat/hostile-strings.ts";
import { runs } from "../runs.ts";
import { typed } from "./arbitrary-query.ts";
import { now, understood } from "./understood.ts";

describe("parseQuery", () => {
  it.each(Object.entries(hostileStrings))("reads %s", (_, text) => {
    for (const around of [text, `"${text}"`, `author:${text}`, `title:"${text}" x`, `-(${text}`]) {
      const canonical = understood(around);
      expect(understood(canonical)).toBe(canonical);
    }
  });

  it.each([
    "(",
    ")",
    '"',
    "-",
    "NOT ",
    "|",
    "title:",
    "votes",
    "a:",
    ".",
    "\\",
    "'",
    "((a ",
    "-(",
    "votes > ",
    "é",
    "^a_1",
  ])("reads 20,000 times %s", (piece) => {
    const canonical = understood(piece.repeat(20_000));
    expect(understood(canonical)).toBe(canonical);
  });

  it("prints what it understood so that it is understood alike, for every text", () => {
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
        const query = parseQuery(text, { now });
        const again = parseQuery(printQuery(query));
        expect(again.expr).toEqual(query.expr);
        for (const problem of query.problems) expect(problem).toMatch(/\.$/);
      }),
      { numRuns: runs(100) },
    );
  });
});
