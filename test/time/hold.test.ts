import fc from "fast-check";
import { expect, test } from "vitest";
import { createHold } from "../../src/time/hold.ts";

/** A hold and the time it sees. */
function heldAt(start: number) {
  const time = { now: start };
  return { time, hold: createHold({ now: () => time.now }) };
}

test("a hold is over after its time, and a shorter one does not end it sooner", () => {
  const { time, hold } = heldAt(1_000);
  expect(hold.remainingMs()).toBe(0);
  hold.extend(50);
  hold.extend(20);
  time.now += 30;
  expect(hold.remainingMs()).toBe(20);
  hold.extend(25);
  expect(hold.remainingMs()).toBe(25);
  time.now += 25;
  expect(hold.remainingMs()).toBe(0);
});

test("for every jump of the clock a hold lasts no longer than it was made for", () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.array(fc.integer({ min: -5_000, max: 5_000 })),
      (length, jumps) => {
        const { time, hold } = heldAt(0);
        hold.extend(length);
        for (const jump of jumps) {
          time.now += jump;
          expect(hold.remainingMs()).toBeLessThanOrEqual(length);
        }
        time.now += length;
        expect(hold.remainingMs()).toBe(0);
      },
    ),
  );
});
