import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stem } from "../../../src/query/words/stem.ts";

describe("stem", () => {
  it.each([
    [
      "plurals",
      "caresses ponies ties cats gas this kiwis focus",
      "caress poni tie cat gas this kiwi focus",
    ],
    ["tenses", "agreed feed plastered bled motoring sing", "agre feed plaster bled motor sing"],
    [
      "the letter a tense took",
      "hoping hopping failing filing sized falling",
      "hope hop fail file size fall",
    ],
    ["a final y", "happy sky enjoy by policy", "happi sky enjoy by polici"],
    [
      "long endings",
      "relational conditional digitizer vietnamization",
      "relat condit digitis vietnamis",
    ],
    [
      "endings of quality",
      "hopefulness sensitivity robustness decisiveness",
      "hope sensit robust decis",
    ],
    [
      "endings after a long stem",
      "adjustment adoption inference probabilistic",
      "adjust adopt infer probabilist",
    ],
    ["a silent e and a double l", "rate cease controllable roll", "rate ceas control roll"],
    ["short verbs", "dying lying tied vying", "die lie tie vie"],
  ])("takes off %s", (_, words, stems) => {
    expect(words.split(" ").map(stem).join(" ")).toBe(stems);
  });

  it.each([
    ["general", "generative"],
    ["university", "universal"],
    ["news", "new"],
    ["organization", "organ"],
    ["transformer", "transform"],
    ["objective", "object"],
    ["continual", "continuous"],
    ["operators", "operation"],
    ["experiments", "experience"],
    ["positive", "position"],
    ["informal", "information"],
    ["conversations", "conversion"],
    ["generalization", "general"],
    ["visualization", "visual"],
    ["tokenizers", "tokens"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it.each([
    ["generation", "generative"],
    ["policies", "policy"],
    ["transformers", "transformer"],
    ["topology", "topological"],
    ["retrieval", "retrieving"],
    ["experimental", "experiments"],
    ["conversational", "conversation"],
  ])("joins %s and %s", (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  it("never makes a word longer or anything but letters, for every word", () => {
    const suffix = fc.constantFrom(
      "ational",
      "fulness",
      "ingly",
      "eed",
      "iviti",
      "ement",
      "ogist",
      "sses",
      "y",
      "",
    );
    const letters = fc.string({
      unit: fc.constantFrom(..."abceilnstyz"),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(letters, suffix, (start, end) => {
        const word = start + end;
        expect(stem(word)).toMatch(/^[a-z]+$/);
        expect(stem(word).length).toBeLessThanOrEqual(word.length);
      }),
    );
  });
});
