import fc from "fast-check";
import { expect, test } from "vitest";
import { createConditionTable, EVERY, NONE } from "../../src/matching/condition-table.ts";
import { runs } from "../runs.ts";

const pairOf = (left: number, right: number) =>
  ({ kind: "and", left, right, rank: (left + right) % 256 }) as const;

test("knows no paper and every paper from the start", () => {
  const table = createConditionTable();
  expect([table.kindOf(NONE), table.kindOf(EVERY)]).toEqual(["none", "every"]);
  expect(table.count()).toBe(0);
});

test("gives each new feature a number of its own, and equal combinations one", () => {
  const table = createConditionTable();
  const feature = { kind: "title", left: NONE, right: NONE, rank: 0 } as const;
  const [a, b] = [table.add(feature), table.add(feature)];
  expect(a).not.toBe(b);
  const both = table.intern(pairOf(a, b));
  expect(table.intern(pairOf(a, b))).toBe(both);
  expect(table.intern({ ...pairOf(a, b), kind: "or" })).not.toBe(both);
  expect(table.intern(pairOf(b, a))).not.toBe(both);
  expect(table.count()).toBe(5);
});

test("uses the number of what was dropped again", () => {
  const table = createConditionTable();
  const first = table.intern(pairOf(7, 8));
  table.drop(first);
  expect(table.find("and", 7, 8)).toBe(NONE);
  expect(table.intern(pairOf(8, 9))).toBe(first);
  expect(table.find("and", 7, 8)).toBe(NONE);
});

test("for every series of additions and drops, finds what is there and nothing else", () => {
  const member = fc.integer({ min: 2, max: 60 });
  const step = fc.record({ left: member, right: member, drop: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4_000, size: "max" }), (steps) => {
      const table = createConditionTable();
      const there = new Map<string, number>();
      for (const { left, right, drop } of steps) {
        const name = `${left} ${right}`;
        const known = there.get(name);
        if (drop && known !== undefined) table.drop(known);
        if (drop) there.delete(name);
        else there.set(name, table.intern(pairOf(left, right)));
      }
      expect(table.count()).toBe(there.size);
      for (const { left, right } of steps) {
        const found = table.find("and", left, right);
        expect(found).toBe(there.get(`${left} ${right}`) ?? NONE);
        if (found === NONE) continue;
        const { leftOf, rightOf, rankOf } = table;
        expect([leftOf(found), rightOf(found), rankOf(found)]).toEqual([
          left,
          right,
          (left + right) % 256,
        ]);
      }
    }),
    { numRuns: runs(5) },
  );
});
