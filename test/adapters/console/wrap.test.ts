import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Run, widthOf, wrap } from "../../../adapters/console/render/paint.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const PLAIN = { color: false, hyperlinks: false };

describe("the columns that text takes", () => {
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
    ["\u001b[1mbold\u001b[0m", 4],
  ])("of %s are %d", (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});

describe("wrapped text", () => {
  const lines = (text: string, width: number) => wrap([{ text }], width, PLAIN);

  it("breaks at spaces, and at line breaks", () => {
    expect(lines("one two three\nfour", 8)).toEqual(["one two", "three", "four"]);
  });

  it("breaks Chinese and Japanese between characters", () => {
    expect(lines("拡散モデルの確率", 10)).toEqual(["拡散モデル", "の確率"]);
  });

  it("breaks a word only when it is longer than a line, never inside a character", () => {
    expect(lines("ab abc", 4)).toEqual(["ab", "abc"]);
    expect(lines("abcdefgh", 4)).toEqual(["abcd", "efgh"]);
    expect(lines("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 4)).toEqual(["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]);
  });

  it("keeps a word of several styles together, and each line closes its own", () => {
    const runs: Run[] = [
      { text: "see " },
      { text: "this is", style: { bold: true } },
      { text: ", or" },
    ];
    const [first, second] = wrap(runs, 8, { color: true, hyperlinks: false });
    expect(first).toBe("see \u001b[1mthis\u001b[22m");
    expect(second).toBe("\u001b[1mis\u001b[0m, or");
  });

  it("does not break an address", () => {
    const url = "https://example.org/a-long-address";
    expect(wrap([{ text: "at " }, { text: url, style: { whole: true } }], 10, PLAIN)).toEqual([
      "at",
      url,
    ]);
  });

  it("keeps, for every text and width, every character, and no line is wider than it or one character", () => {
    const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.lorem({ mode: "sentences" }));
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 100 }), (words, width) => {
        const shown = lines(words, width);
        expect(shown.join("").replace(/\s/gu, "")).toBe(words.normalize().replace(/\s/gu, ""));
        const characters = [...segmenter.segment(words.normalize())].map(({ segment }) =>
          widthOf(segment),
        );
        const widest = Math.max(width, ...characters);
        for (const line of shown) expect(widthOf(line)).toBeLessThanOrEqual(widest);
      }),
    );
  });
});
