import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../runs.ts";
import { startLocalServer } from "../local-server.ts";
import { createVirtualClock } from "./virtual-clock.ts";

test("time stands still until it is advanced", async () => {
  const clock = createVirtualClock(1_000);
  let woken = false;
  clock.sleep(10).then(() => {
    woken = true;
  });
  await clock.advance(9);
  expect([clock.now(), woken, clock.sleeping]).toEqual([1_009, false, 1]);
  await clock.advance(1);
  expect([clock.now(), woken, clock.sleeping]).toEqual([1_010, true, 0]);
});

test("for every set of sleeps each wakes at its own moment, in order, ties by arrival", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }), async (sleeps) => {
      const clock = createVirtualClock(0);
      const woken: [number, number, number][] = [];
      sleeps.forEach((ms, index) => {
        clock.sleep(ms).then(() => woken.push([ms, index, clock.now()]));
      });
      await clock.advance(9);
      const order = sleeps.map((ms, index) => [ms, index, ms] as const);
      expect(woken).toEqual(order.sort((a, b) => a[0] - b[0] || a[1] - b[1]));
    }),
    { numRuns: runs(50) },
  );
});

test("what a sleeper starts after waking is part of the same advance", async () => {
  const clock = createVirtualClock(0);
  const moments: number[] = [];
  void (async () => {
    for (let round = 0; round < 4; round++) {
      await clock.sleep(25);
      moments.push(clock.now());
    }
  })();
  await clock.advance(100);
  expect(moments).toEqual([25, 50, 75, 100]);
});

test("an aborted sleep rejects with the signal's reason and is forgotten", async () => {
  const clock = createVirtualClock(0);
  const stop = new AbortController();
  const sleep = clock.sleep(10, stop.signal);
  stop.abort(new Error("stopped"));
  await expect(sleep).rejects.toThrow("stopped");
  await expect(clock.sleep(10, stop.signal)).rejects.toThrow("stopped");
  expect(clock.sleeping).toBe(0);
});

test("requests and file reads are over before the next moment comes", async () => {
  const clock = createVirtualClock(0);
  const server = await startLocalServer((_, response) => {
    response.end(String(clock.now()));
  });
  const seen: string[] = [];
  void (async () => {
    for (let round = 0; round < 20; round++) {
      await clock.sleep(1);
      await readFile(import.meta.filename);
      seen.push(await (await fetch(server.url)).text());
    }
  })();
  await clock.advance(20);
  await server.close();
  expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
});

test("runUntil moves time only as far as the promise needs", async () => {
  const clock = createVirtualClock(0);
  await clock.runUntil(clock.sleep(30).then(() => clock.sleep(12)));
  expect(clock.now()).toBe(42);
  await expect(clock.runUntil(Promise.reject(new Error("no")))).rejects.toThrow("no");
});

test("runUntil gives up on a promise that outlasts its limit", async () => {
  const clock = createVirtualClock(0);
  const forever = (async () => {
    for (;;) await clock.sleep(10);
  })();
  await expect(clock.runUntil(forever, 95)).rejects.toThrow("Still waiting after 100 ms");
});

test("setting the clock back changes the time of day, not the length of a sleep", async () => {
  const clock = createVirtualClock(5_000);
  let woken = false;
  clock.sleep(100).then(() => {
    woken = true;
  });
  await clock.advance(60);
  clock.set(1_000);
  await clock.advance(39);
  expect(woken).toBe(false);
  await clock.advance(1);
  expect([woken, clock.now()]).toEqual([true, 1_040]);
});
