import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { HOUR } from "../../src/time/durations.ts";
import { within } from "../../src/time/within.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const virtualClock = () => createVirtualClock(0, turns);

test("for every order in which work, patience and a cut end, the first one tells the outcome", async () => {
  const moments = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), {
    minLength: 3,
    maxLength: 3,
  });
  const ends = fc.constantFrom("answered", "failed");
  await fc.assert(
    fc.asyncProperty(moments, ends, async ([work = 0, ms = 0, cut = 0], how) => {
      const clock = virtualClock();
      const cutting = new AbortController();
      void clock.sleep(cut).then(() => cutting.abort());
      const begun = clock.sleep(work).then(() => {
        if (how === "failed") throw new Error(how);
        return how;
      });
      const outcome = within(begun, { ms, clock, cut: cutting.signal }, (end) => end).catch(
        (error: Error) => error.message,
      );
      await clock.advance(1_000);
      const first = { [work]: how, [ms]: "late", [cut]: "cut" }[Math.min(work, ms, cut)];
      expect(await outcome).toBe(first);
    }),
  );
});

test("once it is known how it ends, nothing waits any more", async () => {
  const clock = virtualClock();
  await within(Promise.resolve(), { ms: HOUR, clock }, () => undefined);
  expect(clock.sleeping).toBe(0);
  const failing = within(Promise.reject(new Error("no")), { ms: HOUR, clock }, () => undefined);
  await expect(failing).rejects.toThrow("no");
  expect(clock.sleeping).toBe(0);
});

test("what is done otherwise is not done for work that ends in time", async () => {
  const clock = virtualClock();
  let ends = 0;
  await within(Promise.resolve(), { ms: HOUR, clock }, () => ends++);
  await clock.advance(2 * HOUR);
  expect(ends).toBe(0);
});

test("what is thrown otherwise is what one waits for", async () => {
  const clock = virtualClock();
  const waiting = within(new Promise(() => {}), { ms: HOUR, clock }, (end) => {
    throw new Error(`too ${end}`);
  });
  const seen = expect(waiting).rejects.toThrow("too late");
  await clock.advance(HOUR);
  await seen;
});

test("a cut that came before ends the wait at once", async () => {
  const cut = AbortSignal.abort();
  const clock = virtualClock();
  expect(await within(new Promise(() => {}), { ms: HOUR, clock, cut }, (end) => end)).toBe("cut");
});

test("a rejection that comes too late is nobody's", async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const clock = virtualClock();
  const { promise, reject } = deferred();
  const waiting = within(promise, { ms: HOUR, clock }, (end) => end);
  await clock.advance(HOUR);
  expect(await waiting).toBe("late");
  reject(new Error("too late"));
  // Node tells of what nobody handled before the next turn of its loop.
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
});

function deferred() {
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  return { promise, reject };
}
