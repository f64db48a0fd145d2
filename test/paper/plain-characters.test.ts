import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainCharacters } from "../../src/paper/plain-characters.ts";

/** Any code points, half pairs among them. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
});

describe("plainCharacters", () => {
  it.each([
    ["NUL and other controls", "a\u0000b\u0007c\u001bd\u009fe", "abcde"],
    ["zero-width characters", "a\u200bb\u2060c\ufeffd\u00ade\u200cf", "abcdef"],
    ["overrides of direction", "a\u202eb\u2066c\u200ed\u061ce", "abcde"],
    ["tags and fillers", "a\u{e0041}b\u3164c\u034fd", "abcd"],
    ["noncharacters", "a\uffffb\ufdd0c", "abc"],
  ])("removes %s", (_name, raw, plain) => {
    expect(plainCharacters(raw)).toBe(plain);
  });

  it("keeps the joiner inside emoji only", () => {
    expect(plainCharacters("👨‍👩‍👧 👩🏽‍💻 ❤️‍🔥")).toBe("👨‍👩‍👧 👩🏽‍💻 ❤️‍🔥");
    expect(plainCharacters("a\u200db\u200d👩\u200dc")).toBe("ab👩c");
  });

  it("replaces lone surrogates and keeps pairs", () => {
    expect(plainCharacters("a\ud800b\udc00c😀")).toBe("a\ufffdb\ufffdc😀");
  });

  it("piles up at most three marks, in form NFC", () => {
    expect(plainCharacters(`Z${"\u0335".repeat(50)}algo`)).toBe("Z\u0335\u0335\u0335algo");
    expect(plainCharacters("e\u0301")).toBe("é");
  });

  it("for every text is its own result", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = plainCharacters(text);
        expect(plainCharacters(plain)).toBe(plain);
        expect(plain).not.toMatch(/\p{M}{4}|\p{Cs}/u);
      }),
    );
  });
});
