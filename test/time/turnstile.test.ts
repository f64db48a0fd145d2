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
