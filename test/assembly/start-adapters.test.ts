import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { startAdapters } from "../../src/assembly/start-adapters.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { OperatorError } from "../../src/errors.ts";
import { scriptedInbox } from "../fakes/chat/scripted-inbox.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

function adapterOf(name: string, start: () => Promise<void>): Adapter {
  return { name, start, stop: async () => {}, post: async () => "1" };
}

const fine = adapterOf("fine", async () => {});
const refused = adapterOf("refused", async () => {
  throw new OperatorError("The token is dead.");
});
const slow = adapterOf("slow", () => new Promise(() => {}));

async function start(adapters: readonly Adapter[]): Promise<string[]> {
  const clock = createVirtualClock(0);
  const connected: string[] = [];
  const starting = startAdapters(adapters, {
    inbox: scriptedInbox(),
    clock,
    log: pino({ level: "silent" }),
    signal: new AbortController().signal,
    onConnected: ({ name }) => connected.push(name),
  });
  await clock.runUntil(starting);
  return connected;
}

describe("starting the platforms", () => {
  it("goes on without one that is refused", async () => {
    expect(await start([refused, fine])).toEqual(["fine"]);
  });

  it("does not wait for one that cannot be reached", async () => {
    expect(await start([slow, fine])).toEqual(["fine"]);
  });

  it("fails when the only one is refused, with its reason", async () => {
    await expect(start([refused])).rejects.toThrow("The token is dead.");
  });
});
