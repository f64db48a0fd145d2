import { setImmediate as settled } from "node:timers/promises";
import { expect, test } from "vitest";
import { createSemaphore } from "../../../src/http/pace/semaphore.ts";

const stays = new AbortController().signal;
const full = () => new Error("full");

/** Begins tasks that last until they are told to end, and notes the order in which they began. */
function tasks() {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (name: string) => () =>
    new Promise<void>((resolve) => {
      began.push(name);
      ends.set(name, resolve);
    });
  return { began, begin, end: (name: string) => ends.get(name)?.() };
}

test("tasks beyond the limit begin in their order when one ends", async () => {
  const { began, begin, end } = tasks();
  const semaphore = createSemaphore(2, 9, full);
  for (const name of ["a", "b", "c", "d"]) void semaphore.run(begin(name), stays);
  await settled();
  expect(began).toEqual(["a", "b"]);
  end("b");
  await settled();
  expect(began).toEqual(["a", "b", "c"]);
  end("a");
  await settled();
  expect(began).toEqual(["a", "b", "c", "d"]);
});

test("who leaves the line takes no slot with them", async () => {
  const { began, begin, end } = tasks();
  const semaphore = createSemaphore(1, 9, full);
  const leaving = new AbortController();
  void semaphore.run(begin("first"), stays);
  const left = semaphore.run(begin("left"), leaving.signal);
  void semaphore.run(begin("last"), stays);
  leaving.abort(new Error("bye"));
  await expect(left).rejects.toThrow("bye");
  await settled();
  end("first");
  await settled();
  expect(began).toEqual(["first", "last"]);
});

test("a task that fails gives its slot back, and its error through", async () => {
  const semaphore = createSemaphore(1, 0, full);
  const fails = () => Promise.reject(new Error("failed"));
  await expect(semaphore.run(fails, stays)).rejects.toThrow("failed");
  await expect(semaphore.run(async () => "next", stays)).resolves.toBe("next");
});

test("a full line turns away whoever comes next", async () => {
  const { begin } = tasks();
  const semaphore = createSemaphore(1, 1, full);
  void semaphore.run(begin("a"), stays);
  void semaphore.run(begin("b"), stays);
  await expect(semaphore.run(begin("c"), stays)).rejects.toThrow("full");
});

test("who has left already never begins", async () => {
  const { began, begin } = tasks();
  const gone = AbortSignal.abort(new Error("gone"));
  await expect(createSemaphore(1, 1, full).run(begin("a"), gone)).rejects.toThrow("gone");
  expect(began).toEqual([]);
});
