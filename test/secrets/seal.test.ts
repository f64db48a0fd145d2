import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSeal } from "../../src/secrets/seal.ts";

const seal = createSeal("a secret", "tests");

describe("a seal", () => {
  it("for every text and context opens what it closed, with the same context alone", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string(),
        fc.string(),
        (text, context, other) => {
          const closed = seal.close(text, context);
          expect(seal.open(closed, context)).toBe(text);
          if (other !== context) expect(seal.open(closed, other)).toBeUndefined();
        },
      ),
    );
  });

  it("for every change of a character opens nothing", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(),
        fc.constantFrom("A", "z", "0", "-"),
        (text, where, sign) => {
          const closed = seal.close(text, "here");
          const at = where % closed.length;
          const changed = closed.slice(0, at) + sign + closed.slice(at + 1);
          // The last character of base64url may hold bits that mean nothing.
          fc.pre(!Buffer.from(changed, "base64url").equals(Buffer.from(closed, "base64url")));
          expect(seal.open(changed, "here")).toBeUndefined();
        },
      ),
    );
  });

  it("closes one text never twice alike", () => {
    expect(seal.close("text", "here")).not.toBe(seal.close("text", "here"));
  });

  it("opens nothing of another secret or purpose, and nothing that is none", () => {
    const closed = seal.close("text", "here");
    expect(createSeal("another", "tests").open(closed, "here")).toBeUndefined();
    expect(createSeal("a secret", "others").open(closed, "here")).toBeUndefined();
    for (const none of ["", "AAAA", "not base64!", closed.slice(0, 20)])
      expect(seal.open(none, "here")).toBeUndefined();
  });
});
