import { describe, expect, it } from "vitest";
import { ALLOWED, createAllowance, refusalVerdict } from "../../src/search/allowance.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const NOW = Date.UTC(2026, 5, 12, 12);
const { person, server } = ALLOWED;
const one = { person: "test:1", server: "test:a" };

/** How many of so many different questions are taken. */
function taken(ask: (question: string) => unknown, questions: number, name = "q"): number {
  const asked = Array.from({ length: questions }, (_, at) => ask(`${name}${at}`));
  return asked.filter((refusal) => refusal === undefined).length;
}

describe("the questions that people may have the sources asked", () => {
  it("are so many in a row for a person, then one at a time", async () => {
    const clock = createVirtualClock(NOW);
    const allowance = createAllowance(clock);
    expect(taken((question) => allowance.take(one, question), 50)).toBe(person.inRow);
    expect(allowance.take(one, "more")).toEqual({ whose: "person", until: NOW + person.everyMs });
    await clock.advance(person.everyMs);
    expect(taken((question) => allowance.take(one, question), 50, "later")).toBe(1);
  });

  it("are left for others while one person has none", () => {
    const allowance = createAllowance(createVirtualClock(NOW));
    taken((question) => allowance.take(one, question), 50);
    expect(allowance.take({ ...one, person: "test:2" }, "mine")).toBeUndefined();
  });

  it("are left for other servers while all people of one have none", () => {
    const allowance = createAllowance(createVirtualClock(NOW));
    const ask = (question: string) => allowance.take({ ...one, person: question }, question);
    expect(taken(ask, 100)).toBe(server.inRow);
    expect(ask("another")?.whose).toBe("server");
    expect(allowance.take({ person: "test:2", server: "test:b" }, "mine")).toBeUndefined();
  });

  it("have no end for whoever runs the bot", () => {
    const allowance = createAllowance(createVirtualClock(NOW));
    const operator = { ...one, runsBot: true } as const;
    expect(taken((question) => allowance.take(operator, question), 500)).toBe(500);
  });

  it("are not used up by the pages of one question, of which there are not many", () => {
    const allowance = createAllowance(createVirtualClock(NOW));
    const pages = taken(() => allowance.take(one, "the same"), 1_000);
    expect(pages).toBeGreaterThan(person.inRow * 10);
    expect(pages).toBeLessThan(1_000);
  });

  it("are not used up by a clock that was set back for a day", () => {
    const clock = createVirtualClock(NOW);
    const allowance = createAllowance(clock);
    taken((question) => allowance.take(one, question), 50);
    clock.set(NOW - 86_400_000);
    const until = allowance.take(one, "mine")?.until ?? 0;
    expect(until - clock.now()).toBeLessThanOrEqual(person.inRow * person.everyMs);
  });

  it("are refused with whose they were and when there are more", () => {
    const refusal = { whose: "server", until: NOW + 4_200 } as const;
    expect(refusalVerdict(refusal, NOW)).toEqual({
      status: "limited",
      at: NOW,
      until: NOW + 4_200,
      unheard: { kind: "allowance", whose: "server" },
    });
  });
});
