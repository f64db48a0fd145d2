import { expect, test } from "vitest";
import { createBatchSize } from "../../src/meaning/batch-size.ts";

function after(...tookMs: readonly number[]): number {
  const batches = createBatchSize();
  for (const ms of tookMs) batches.took(ms);
  return batches.current();
}

test("a quick endpoint gets more at a time, a slow one less, within bounds", () => {
  expect(after()).toBe(8);
  expect(after(10)).toBe(16);
  expect(after(10, 10, 10, 10, 10)).toBe(32);
  expect(after(500)).toBe(8);
  expect(after(5_000)).toBe(4);
  expect(after(5_000, 5_000, 5_000, 5_000, 5_000)).toBe(1);
});
