import fc from "fast-check";
import { expect, it } from "vitest";
import { createBoundedMap } from "../../src/collections/bounded-map.ts";

const KEYS = ["a", "b", "c", "d", "e"];

const changes = fc.array(
  fc.record({
    what: fc.constantFrom("set", "set", "set", "get", "delete"),
    key: fc.constantFrom(...KEYS),
    value: fc.nat(),
  }),
);

it("for every series of changes holds what was set last, and forgets the oldest first", () => {
  fc.assert(
    fc.property(fc.nat(6), changes, (limit, series) => {
      const map = createBoundedMap<string, number>(limit);
      let latest: { readonly key: string; readonly value: number }[] = [];
      for (const { what, key, value } of series) {
        if (what === "get") map.get(key);
        if (what === "set") map.set(key, value);
        if (what === "delete") map.delete(key);
        if (what !== "get") latest = latest.filter((each) => each.key !== key);
        if (what === "set") latest = [{ key, value }, ...latest].slice(0, limit);
        const held = KEYS.filter((each) => map.has(each));
        expect(new Set(held)).toEqual(new Set(latest.map((each) => each.key)));
        for (const each of latest) expect(map.get(each.key)).toBe(each.value);
      }
    }),
  );
});

it("holds what is set to undefined", () => {
  const map = createBoundedMap<string, undefined>(1);
  map.set("a", undefined);
  expect(map.has("a")).toBe(true);
});
