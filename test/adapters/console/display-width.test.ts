import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  displayWidth,
  graphemes,
  graphemeWidth,
} from "../../../adapters/console/render/display-width.ts";
import { widthOf } from "../../../adapters/console/render/paint.ts";
import { wrapRuns } from "../../../adapters/console/render/wrap-runs.ts";

describe("the display width", () => {
  it.each([
    ["", 0],
    ["diffusion", 9],
    ["naïve", 5],
    ["nai\u0308ve", 5],
    ["拡散モデル", 10],
    ["한국어", 6],
    ["\u1112\u1161\u11ab", 2],
    ["ﾓﾃﾞﾙ", 4],
    ["ＡＢ、", 6],
    ["👩‍👩‍👧‍👦", 2],
    ["⌚", 2],
    ["🇩🇪", 2],
    ["❤️", 2],
    ["▲ 34 · ★ 840", 12],
    ["∑αβ", 3],
  ])("of %s is %d columns", (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });
});

describe("wrapped text", () => {
  const wrap = (text: string, width: number) =>
    wrapRuns([{ text }], width).map((line) => line.map((run) => run.text).join(""));

  it("breaks at spaces, and at line breaks", () => {
    expect(wrap("one two  three\nfour", 8)).toEqual(["one two", "three", "four"]);
  });

  it("breaks Chinese and Japanese between characters, and words in them at their ends", () => {
    expect(wrap("拡散モデル diffusion法", 10)).toEqual(["拡散モデル", "diffusion", "法"]);
  });

  it("breaks a word only when it is longer than a line, never inside a character", () => {
    expect(wrap("a abcdefgh", 4)).toEqual(["a", "abcd", "efgh"]);
    expect(wrap("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4)).toEqual(["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]);
  });

  it("keeps a word of several styles together", () => {
    const lines = wrapRuns(
      [{ text: "see " }, { text: "this", style: { bold: true } }, { text: ", or" }],
      8,
    );
    expect(lines.map((line) => line.map((run) => run.text))).toEqual([["see"], ["this", ", or"]]);
  });

  it("does not break an address", () => {
    const url = "https://example.org/a-long-address";
    expect(wrapRuns([{ text: "at " }, { text: url, style: { whole: true } }], 10)).toEqual([
      [{ text: "at" }],
      [{ text: url, style: { whole: true } }],
    ]);
  });

  it("keeps, for every text and width, every character, and no line is wider than it or one character", () => {
    const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.lorem({ mode: "sentences" }));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 100 }), (words, width) => {
        const lines = wrapRuns([{ text: words }], width);
        const joined = lines
          .flat()
          .map((run) => run.text)
          .join("");
        expect(joined.replace(/\s/gu, "")).toBe(words.replace(/\s/gu, ""));
        const widest = Math.max(width, ...graphemes(words).map(graphemeWidth));
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(widest);
      }),
    );
  });

  it("for every text, splits it into characters that make it up again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(graphemes(text).join("")).toBe(text);
      }),
    );
  });
});
