import { expect, it } from "vitest";
import { doTogether, type TogetherDeps } from "../../src/time/do-together.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

function open(more: Partial<TogetherDeps<number, number>> = {}) {
  const clock = createVirtualClock(0);
  const runs: { readonly at: number; readonly items: readonly number[] }[] = [];
  const twice = doTogether<number, number>({
    run: async (items) => {
      runs.push({ at: clock.now(), items });
      return (item) => item * 2;
    },
    take: ({ length }) => length,
    rest: () => clock.sleep(20),
    ...more,
  });
  return { clock, runs, twice };
}

it("does at once what is asked for alone, and together what comes until the next may begin", async () => {
  const { clock, runs, twice } = open();
  const answers = [twice(1)];
  await clock.advance(5);
  answers.push(twice(2));
  await clock.advance(5);
  answers.push(twice(3));
  await clock.advance(40);
  answers.push(twice(4));
  await clock.advance(0);
  expect(await Promise.all(answers)).toEqual([2, 4, 6, 8]);
  expect(runs).toEqual([
    { at: 0, items: [1] },
    { at: 20, items: [2, 3] },
    { at: 50, items: [4] },
  ]);
});

it("takes together what is asked for in one turn, and no more than may go together", async () => {
  const { clock, runs, twice } = open({ take: ({ length }) => Math.min(length, 2) });
  const answers = [1, 2, 3].map(twice);
  await clock.advance(40);
  expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  expect(runs.map(({ items }) => items)).toEqual([[1, 2], [3]]);
});

it("fails for all that went together, and goes on", async () => {
  let isBroken = true;
  const { clock, twice } = open({
    run: async () => {
      if (isBroken) throw new Error("broken");
      return (item) => item;
    },
  });
  const failed = Promise.allSettled([twice(1), twice(2)]);
  await clock.advance(20);
  expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isBroken = false;
  const answer = twice(3);
  await clock.advance(0);
  expect(await answer).toBe(3);
});

it("forgets nobody who comes just as a rest is over", async () => {
  for (let ticks = 0; ticks < 12; ticks++) {
    let wake = () => {};
    const { twice } = open({ rest: () => new Promise((resolve) => (wake = resolve)) });
    await twice(1);
    wake();
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    expect(await twice(2)).toBe(4);
  }
});
