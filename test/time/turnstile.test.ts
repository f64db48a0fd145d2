import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { createTurnstile } from "../../src/time/turnstile.ts";

it("lets one through a turn of the event loop, in order, however many wait", async () => {
  const turn = createTurnstile();
  let turns = 0;
  const passed: [name: string, turn: number][] = [];
  const names = ["first", "second", "third"];
  for (const name of names) void turn().then(() => passed.push([name, turns]));
  for (; passed.length < names.length && turns < 20; turns++) await nextTurn();
  expect(passed.map(([name]) => name)).toEqual(names);
  expect(new Set(passed.map(([, at]) => at)).size).toBe(names.length);
});

it("goes on for those who come later", async () => {
  const turn = createTurnstile();
  await turn();
  await turn();
});

it("lets as many through a turn as are to share one, and who comes later waits for the next", async () => {
  const turn = createTurnstile(2);
  let turns = 0;
  const passed: number[] = [];
  for (let n = 0; n < 5; n++) void turn().then(() => passed.push(turns));
  for (; passed.length < 5 && turns < 20; turns++) await nextTurn();
  expect(passed.map((at) => passed.filter((other) => other === at).length)).toEqual([
    2, 2, 2, 2, 1,
  ]);
  await nextTurn();
  let hasPassed = false;
  void turn().then(() => (hasPassed = true));
  await Promise.resolve().then(() => undefined);
  expect(hasPassed).toBe(false);
});
