import fc from "fast-check";
import { expect, test } from "vitest";
import { cacheKey } from "../../../src/http/asking/response-cache.ts";

const page = new URL("https://huggingface.co/api/daily_papers?limit=100");

test("a plain request is kept under its address", () => {
  expect(cacheKey(page, {})).toBe("http:https://huggingface.co/api/daily_papers?limit=100");
  expect(cacheKey(new URL(`${page.href}#top`), {})).toBe(cacheKey(page, {}));
});

test("for every two sets of headers the keys are equal exactly when the headers are", () => {
  const headers = fc.dictionary(
    fc.constantFrom("accept", "authorization"),
    fc.constantFrom("a", "b"),
  );
  fc.assert(
    fc.property(headers, headers, (one, other) => {
      const equal = one.accept === other.accept && one.authorization === other.authorization;
      expect(cacheKey(page, one) === cacheKey(page, other)).toBe(equal);
    }),
  );
});

test("for every long address the key is short, and different from its neighbour's", () => {
  fc.assert(
    fc.property(fc.webUrl(), fc.integer({ min: 200, max: 5_000 }), (address, length) => {
      const key = cacheKey(new URL(`?q=${"x".repeat(length)}`, address), {});
      expect(key.length).toBeLessThan(400);
      expect(key).not.toBe(cacheKey(new URL(`?q=${"x".repeat(length + 1)}`, address), {}));
    }),
  );
});
