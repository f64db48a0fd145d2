import { describe, expect, it } from "vitest";
import type { Scheme } from "../../src/paper/schemes/scheme.ts";

/** What every scheme of papers' ids promises, shown on some of its rests. */
export function describeScheme(scheme: Scheme, more: readonly string[] = []): void {
  describe(`the scheme ${scheme.name}`, () => {
    const rests = [scheme.example, ...more];

    it("has a name that can begin an id", () => {
      expect(scheme.name).toMatch(/^[a-z][a-z\d]{0,15}$/u);
      expect(scheme.title.toLowerCase()).toContain(scheme.name);
    });

    it.each(rests)("reads %s back from how it is written, kept and linked", (rest) => {
      expect(scheme.read(rest)).toBe(rest);
      expect(scheme.read(`${scheme.name}:${rest}`)).toBe(rest);
      expect(scheme.read(scheme.page(rest))).toBe(rest);
      if (scheme.pdf) expect(scheme.read(scheme.pdf(rest))).toBe(rest);
    });

    it.each(rests)("has ids that fit a button: %s", (rest) => {
      expect(rest.length).toBeLessThanOrEqual(90);
      expect(rest).not.toMatch(/\s/u);
      expect(scheme.page(rest)).toMatch(/^https:\/\/[^\s@]+$/u);
    });

    it.each(rests)("finds %s cited in a sentence, where it says that it finds any", (rest) => {
      const found = scheme.cited?.(`See ${scheme.page(rest)}, everyone.`) ?? [];
      if (scheme.cited) expect(found.map(({ id }) => scheme.read(id))).toContain(rest);
    });

    it("takes no other words for an id", () => {
      for (const text of ["", scheme.name, `${scheme.name}:`, "a paper", "https://example.org/"])
        expect(scheme.read(text)).toBeUndefined();
    });
  });
}
