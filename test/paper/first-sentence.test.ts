import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstSentence } from "../../src/paper/first-sentence.ts";

/** Any code points, half pairs among them. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
});

describe("firstSentence", () => {
  it.each([
    "We study this.",
    "Can it reason?",
    "It works!",
    "They call it “enough.”",
    "This holds (see below).",
    "Models, e.g. small ones, i.e. Those of one layer, fail.",
    "We follow Smith et al. Their method is slow but it works.",
    "As shown in Fig. 3 and Sec. IV, it fails.",
    "J. R. Doe and A. Roe disagree.",
    "It improves by 3.5 points vs. GPT-4 on v2.0 data.",
    "It works well ... and fast.",
    "The U.S. Census is large.",
    "We correct an error (Appl. Math. Comput. 215) in a proof.",
    "Background. Little is known.",
  ])("is all of: %s", (sentence) => {
    expect(firstSentence(`${sentence} We continue here.`, 500)).toBe(sentence);
  });

  it.each([
    ["They need vitamin C. We measure it.", "They need vitamin C."],
    ["It beats Smith et al. We show how.", "It beats Smith et al."],
    ["The answer is no. We prove it.", "The answer is no."],
    ["It has a model of 4B. Unlike others, it is small.", "It has a model of 4B."],
    ["Line breaks were lost.However, this is readable.", "Line breaks were lost."],
    ["We present a model. iGPT is its name.", "We present a model."],
    ["我們研究模型。結果很好。", "我們研究模型。"],
    ["No end at all", "No end at all"],
    ["", ""],
  ])("of %j is %j", (text, sentence) => {
    expect(firstSentence(text, 500)).toBe(sentence);
  });

  it("is cut at a word when it is too long", () => {
    expect(firstSentence("We study many things at once. Then we stop.", 20)).toBe("We study many…");
  });

  it("for every text is its beginning, no longer than asked", () => {
    const sentences = fc
      .array(fc.constantFrom("We", " ", ". ", "e.g.", "Fig.", "(", "?", "。", "x"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(sentences, anyText), fc.nat({ max: 30 }), (text, max) => {
        const sentence = firstSentence(text, max);
        expect([...sentence].length).toBeLessThanOrEqual(max);
        expect(text.trim().startsWith(sentence.replace(/…$/, ""))).toBe(true);
      }),
    );
  });

  it.each([".", ". ", "e.g. ", ".)", "a. ", "Fig. "])("reads 100,000 characters of %j", (unit) => {
    expect([...firstSentence(unit.repeat(100_000 / unit.length), 50)].length).toBeLessThanOrEqual(
      50,
    );
  });
});
