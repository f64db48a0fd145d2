import { describe, expect, it } from "vitest";
import { createIdentifyThrottler } from "../../../../adapters/discord/gateway/identify-throttler.ts";
import { DAY } from "../../../../src/time/durations.ts";

/** Shards that identify on a clock on which a sleep passes at once. */
function shardsOnClock(concurrency: number) {
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const throttler = createIdentifyThrottler(concurrency, { clock });
  const { signal } = new AbortController();
  return { clock, identify: (shard = 0) => throttler.waitForIdentify(shard, signal) };
}

const shardOnClock = () => shardsOnClock(1);

describe("identifying", () => {
  it("goes on at once for as many shards as Discord's concurrency says, then in turns of five seconds", async () => {
    const { clock, identify } = shardsOnClock(2);
    await identify(0);
    await identify(1);
    expect(clock.now()).toBe(0);
    await identify(2);
    expect(clock.now()).toBeGreaterThan(5_000);
    expect(clock.now()).toBeLessThan(6_000);
  });

  it("waits for the turn of a shard in another process to end", async () => {
    let [now, until] = [0, 3_000];
    const clock = {
      now: () => now,
      sleep: async (ms: number) => {
        now += ms;
      },
    };
    const claim = async (_: string, lifetimeMs: number) => {
      if (now < until) return false;
      until = now + lifetimeMs;
      return true;
    };
    const throttler = createIdentifyThrottler(1, { clock, claim });
    await throttler.waitForIdentify(0, new AbortController().signal);
    expect(now).toBe(3_000);
    expect(until).toBeGreaterThan(8_000);
  });

  it("asks once more where the other processes could not be asked", async () => {
    const answers = [() => Promise.reject(new Error("The server is away.")), async () => true];
    const clock = { now: () => 0, sleep: async () => undefined };
    const claim = () => answers.shift()?.() ?? Promise.resolve(false);
    const throttler = createIdentifyThrottler(1, { clock, claim });
    await throttler.waitForIdentify(0, new AbortController().signal);
    expect(answers).toEqual([]);
  });

  it("does not go on for a connection that was closed meanwhile", async () => {
    const connection = new AbortController();
    const clock = { now: () => 0, sleep: async () => undefined };
    const claim = async () => {
      connection.abort();
      return true;
    };
    const throttler = createIdentifyThrottler(1, { clock, claim });
    const waiting = throttler.waitForIdentify(0, connection.signal);
    await expect(waiting).rejects.toThrow("aborted");
  });

  it("waits longer each time a session breaks", async () => {
    const { clock, identify } = shardOnClock();
    const waits: number[] = [];
    for (let n = 0; n < 5; n++) {
      const before = clock.now();
      await identify();
      waits.push((clock.now() - before) / 1_000);
    }
    expect(waits).toEqual([0, 5.5, 10, 20, 40]);
  });

  it("all day stays far below the 1,000 times that Discord allows", async () => {
    const { clock, identify } = shardOnClock();
    let times = 0;
    for (; clock.now() < DAY; times++) await identify();
    expect(times).toBeLessThan(250);
  });

  it("is free again after an hour of peace", async () => {
    const { clock, identify } = shardOnClock();
    for (let n = 0; n < 5; n++) await identify();
    await clock.sleep(3_600_000);
    const before = clock.now();
    await identify();
    expect(clock.now()).toBe(before);
  });
});
