import { describe, expect, it } from "vitest";
import { atLeast } from "../../../src/views/words/quantities.ts";

describe("a count told by steps", () => {
  it.each([
    [0, ""],
    [1, "at least 1 vote"],
    [4, "at least 2 votes"],
    [5, "at least 5 votes"],
    [19, "at least 10 votes"],
    [999, "at least 500 votes"],
    [1_000, "at least 1,000 votes"],
    [74_321, "at least 50,000 votes"],
    [-3, ""],
    [Number.NaN, ""],
  ])("of %s is “%s”", (count, words) => {
    expect(atLeast(count, "vote")).toBe(words);
  });
});
