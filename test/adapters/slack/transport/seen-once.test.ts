import { describe, expect, it } from "vitest";
import { createSeenOnce } from "../../../../adapters/slack/transport/seen-once.ts";
import { createMemoryDocuments } from "../../../fakes/memory-documents.ts";

const LIFETIME_MS = 1_000;

function open() {
  const clock = { now: 0 };
  const store = createMemoryDocuments({ now: () => clock.now });
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const newProcess = () => createSeenOnce({ store, lifetimeMs: LIFETIME_MS, onFailure });
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
        onFailure: () => {},
      });
    const [one, other] = [process(), process()];
    expect(await Promise.all([one("a"), other("a")])).toEqual([true, false]);
    expect(await Promise.all([one("b"), other("c")])).toEqual([true, true]);
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
