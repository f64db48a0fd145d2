import fc from "fast-check";
import { expect, test } from "vitest";
import { createStride, takeTurns } from "../../src/time/take-turns.ts";
import { runs } from "../runs.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

test("for every number of items and every pace, each item has its turn once and in order, within the limit", async () => {
  const property = fc.asyncProperty(
    fc.nat(100),
    fc.integer({ min: 1, max: 40 }),
    fc.array(fc.nat(60), { minLength: 1 }),
    async (count, most, paces) => {
      const parts: (readonly number[])[] = [];
      let now = 0;
      await takeTurns(
        numbers(count),
        { most, stride: createStride({ now: () => now, sleep: async () => {} }) },
        (part) => {
          now += paces[parts.length % paces.length] ?? 0;
          parts.push(part);
        },
      );
      expect(parts.flat()).toEqual(numbers(count));
      expect(parts.every(({ length }) => length >= 1 && length <= most)).toBe(true);
    },
  );
  await fc.assert(property, { numRuns: runs(100) });
});

test("parts begin with one item, are shorter after long ones and longer after quick ones, from call to call", async () => {
  const sizes: number[] = [];
  let now = 0;
  const paces = [7, 7, 7, 7, 16, 16, 16, 16, 16, 8, 7, 7];
  const turns = { most: 8, stride: createStride({ now: () => now, sleep: async () => {} }) };
  const work = ({ length }: readonly number[]) => {
    now += paces[sizes.length] ?? 7;
    sizes.push(length);
  };
  await takeTurns(numbers(32), turns, work);
  expect(sizes).toEqual([1, 2, 4, 8, 8, 4, 2, 1, 1, 1]);
  await takeTurns(numbers(9), turns, work);
  expect(sizes.slice(10)).toEqual([1, 2, 4, 2]);
  await takeTurns(numbers(9), turns, work);
  expect(sizes.slice(14)).toEqual([8, 1]);
});

test("a stop ends it before the next part", async () => {
  const stopping = new AbortController();
  const done: number[] = [];
  const turns = takeTurns(numbers(9), { most: 3, signal: stopping.signal }, (part) => {
    done.push(...part);
    stopping.abort(new Error("stopping"));
  });
  await expect(turns).rejects.toThrow("stopping");
  expect(done).toEqual([0, 1, 2]);
});
