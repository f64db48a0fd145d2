import fc from "fast-check";
import { expect, test } from "vitest";
import { createAlarm } from "../../src/time/alarm.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

/** An alarm and the moments at which it rang. */
function rigged() {
  const clock = createVirtualClock(0, turns);
  const rang: number[] = [];
  const alarm = createAlarm(clock, () => rang.push(clock.now()));
  return { clock, rang, alarm };
}

test("for every moments it is set to before the first of them, rings once, at the first", async () => {
  const moments = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(moments, async (set) => {
      const { clock, rang, alarm } = rigged();
      for (const at of set) alarm.set(at);
      expect(clock.sleeping).toBe(1);
      await clock.advance(1_000);
      expect(rang).toEqual([Math.min(...set)]);
      expect(clock.sleeping).toBe(0);
    }),
  );
});

test("can be set again when it has rung, and rings a moment later for one that is past", async () => {
  const { clock, rang, alarm } = rigged();
  alarm.set(10);
  await clock.advance(20);
  alarm.set(5);
  await clock.advance(20);
  expect(rang).toEqual([10, 21]);
});

test("rings no more once it is stopped", async () => {
  const { clock, rang, alarm } = rigged();
  alarm.set(10);
  alarm.stop();
  await clock.advance(20);
  expect(rang).toEqual([]);
  expect(clock.sleeping).toBe(0);
});
