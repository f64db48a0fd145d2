import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shorten } from "../../src/paper/shorten.ts";

const family = "👨‍👩‍👧";

describe("shorten", () => {
  it.each([
    ["as it is when it fits", "exactly ten", 11, "exactly ten"],
    ["between words", "one two three", 9, "one two…"],
    ["at a space that is there", "one two three", 8, "one two…"],
    ["without a comma before the mark", "first, second", 8, "first…"],
    ["within a word that fills the room", "incomprehensibilities", 6, "incom…"],
    ["between ideographs", "大規模言語模型的研究", 5, "大規模言…"],
    ["before an emoji that does not fit whole", `ab${family}cd`, 6, "ab…"],
    ["behind an emoji that does", `ab${family}cd`, 8, `ab${family}…`],
    ["before a letter whose accent does not fit", "aaaae\u0301a", 6, "aaaa…"],
    ["to the mark alone", "long", 1, "…"],
    ["to nothing", "long", 0, ""],
    ["to nothing for a negative room", "long", -5, ""],
  ])("cuts %s", (_name, text, max, expected) => {
    expect(shorten(text, max)).toBe(expected);
  });

  it("for every text is no longer than asked, keeps its beginning and no half of a pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        const short = shorten(text, max);
        expect([...short].length).toBeLessThanOrEqual(max);
        expect(short === text || text.startsWith(short.slice(0, -1))).toBe(true);
        expect(short).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  it("cuts a long text far behind its start", () => {
    expect(shorten("word ".repeat(40_000), 100_001)).toHaveLength(100_000);
  });
});
