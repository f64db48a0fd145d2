import { expect, test } from "vitest";
import { OutOfReach } from "../../src/postgres/explain-postgres-error.ts";
import { refuseOutOfReach } from "../../src/postgres/refuse-out-of-reach.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const away = new OutOfReach("Nobody answers.", "It could not be saved.");
const never = () => new Promise<never>(() => {});

function open() {
  const clock = createVirtualClock(0);
  const ask = refuseOutOfReach(clock);
  const asked: number[] = [];
  const number = (n: number) =>
    ask(async () => {
      asked.push(n);
      return n;
    });
  const fail = (error: Error) => expect(ask(() => Promise.reject(error))).rejects.toBe(error);
  return { clock, ask, asked, number, fail };
}

/** A question that is answered when the test says so. */
function held() {
  let give = (_: string) => {};
  let refuse = (_: Error) => {};
  const answer = new Promise<string>((resolve, reject) => {
    give = resolve;
    refuse = reject;
  });
  return {
    question: () => answer,
    give: (text: string) => give(text),
    refuse: (error: Error) => refuse(error),
  };
}

test("once nobody has answered, one asks, and others wait a second for that", async () => {
  const { clock, ask, asked, number, fail } = open();
  await fail(away);
  void ask(never);
  const waiting = expect(Promise.allSettled([number(1), number(2)])).resolves.toMatchObject([
    { reason: away },
    { reason: away },
  ]);
  await clock.advance(1_000);
  await waiting;
  expect(asked).toEqual([]);
});

test("others go on once somebody answers, were it with a refusal", async () => {
  for (const end of ["answer", "refusal"] as const) {
    const { ask, number, fail } = open();
    await fail(away);
    const { question, give, refuse } = held();
    const trying = ask(question);
    const others = [number(1), number(2)];
    const refused = new Error("a standby");
    if (end === "answer") give("back");
    else refuse(refused);
    if (end === "answer") expect(await trying).toBe("back");
    else await expect(trying).rejects.toBe(refused);
    expect(await Promise.all(others)).toEqual([1, 2]);
  }
});

test("others are refused with the one that asks, and the next one asks again", async () => {
  const { ask, number, fail } = open();
  await fail(away);
  const { question, refuse } = held();
  const all = Promise.allSettled([ask(question), number(1)]);
  refuse(away);
  expect(await all).toMatchObject([{ reason: away }, { reason: away }]);
  expect(await number(2)).toBe(2);
  expect(await Promise.all([number(3), number(4)])).toEqual([3, 4]);
});

test("what was asked before waits for its own end", async () => {
  const { ask, number, fail } = open();
  const { question, give } = held();
  const before = ask(question);
  await fail(away);
  give("answered");
  expect(await before).toBe("answered");
  expect(await number(1)).toBe(1);
});
