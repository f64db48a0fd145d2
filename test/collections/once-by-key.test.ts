import { expect, it } from "vitest";
import { createOnceByKey } from "../../src/collections/once-by-key.ts";

/** Work that says how often it ran. */
function counted() {
  let times = 0;
  return async () => ++times;
}

it("runs the work of a key once, also while it is under way", async () => {
  const once = createOnceByKey<number>(10);
  const work = counted();
  const both = await Promise.all([once("a", work), once("a", work)]);
  expect([...both, await once("a", work)]).toEqual([1, 1, 1]);
  expect(await once("b", work)).toBe(2);
});

it("tries again what failed", async () => {
  const once = createOnceByKey<number>(10);
  await expect(once("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await once("a", counted())).toBe(1);
});

it("forgets the oldest beyond its limit, however often it is asked for", async () => {
  const once = createOnceByKey<number>(2);
  const work = counted();
  for (const key of ["a", "b", "a", "c"]) await once(key, work);
  expect(await once("b", work)).toBe(2);
  expect(await once("a", work)).toBe(4);
});

it("keeps what is under way although the same had failed before it was forgotten", async () => {
  const once = createOnceByKey<number>(1);
  let fail = () => {};
  const failing = once("a", () => new Promise((_, reject) => (fail = () => reject(new Error()))));
  const work = counted();
  await once("b", work);
  await once("a", work);
  fail();
  await expect(failing).rejects.toThrow();
  expect(await once("a", work)).toBe(2);
});
