import { describe, expect, it } from "vitest";
import { createSeenOnce } from "../../../../adapters/slack/transport/seen-once.ts";
import { systemClock } from "../../../../src/time/clock.ts";
import { createMemoryDocuments } from "../../../fakes/memory-documents.ts";
import { createVirtualClock } from "../../../fakes/time/virtual-clock.ts";

const LIFETIME_MS = 1_000;

function open() {
  const clock = { now: 0 };
  const store = createMemoryDocuments({ now: () => clock.now });
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const newProcess = () =>
    createSeenOnce({ store, lifetimeMs: LIFETIME_MS, clock: systemClock, onFailure });
  return { clock, store, failures, newProcess };
}

describe("what was seen", () => {
  it("is new once, also of two that ask at one time", async () => {
    const isNew = open().newProcess();
    expect(await Promise.all([isNew("a"), isNew("a"), isNew("b")])).toEqual([true, false, true]);
  });

  it("is known to the next process, for as long as it must be", async () => {
    const { newProcess, clock, store } = open();
    await newProcess()("a");
    expect(await newProcess()("a")).toBe(false);
    clock.now += LIFETIME_MS + 1;
    expect(await newProcess()("a")).toBe(true);
    expect(store.keys()).toHaveLength(1);
  });

  it("is another process's where that was faster", async () => {
    const taken = new Set<string>();
    const claim = async (key: string) => !taken.has(key) && taken.add(key).size > 0;
    const process = () =>
      createSeenOnce({
        store: { ...createMemoryDocuments(), claim },
        lifetimeMs: LIFETIME_MS,
        clock: systemClock,
        onFailure: () => {},
      });
    const [one, other] = [process(), process()];
    expect(await Promise.all([one("a"), other("a")])).toEqual([true, false]);
    expect(await Promise.all([one("b"), other("c")])).toEqual([true, true]);
  });

  it("is new where the store does not answer in time for Slack, which is told", async () => {
    const clock = createVirtualClock(0);
    const failures: unknown[] = [];
    const isNew = createSeenOnce({
      store: { ...createMemoryDocuments(), claim: () => new Promise(() => {}) },
      lifetimeMs: LIFETIME_MS,
      clock,
      onFailure: (error) => void failures.push(error),
    });
    const asked = isNew("a");
    await clock.advance(1_000);
    expect(await asked).toBe(true);
    expect(failures.map(String)).toEqual(["Error: The store did not answer within 1 s."]);
    expect(await isNew("a")).toBe(false);
  });

  it("is kept as a hash alone", async () => {
    const { newProcess, store } = open();
    await newProcess()("v0=signature");
    expect(store.keys().join()).not.toContain("signature");
  });

  it("is known to this process while the store fails, which is told", async () => {
    const { newProcess, store, failures } = open();
    store.failWith(new Error("The disk is full."));
    const isNew = newProcess();
    expect([await isNew("a"), await isNew("a")]).toEqual([true, false]);
    expect(failures).toHaveLength(1);
  });
});
