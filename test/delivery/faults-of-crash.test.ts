import { describe, expect, it } from "vitest";
import { historyOf } from "../../src/ledger/history.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import type { PlatformTraits } from "../fakes/chat/chat-platform.ts";
import { papersSeen } from "../fakes/seen.ts";
import { type Crash, createCrashCounter } from "./crash.ts";
import { oneChannel, outcomesOf, place, summaryOf, three } from "./one-channel.ts";
import { NINE, readLedger, startProcess, type World } from "./world.ts";

const slackLike = { nonceMs: 0, canFind: false } as const;

/** The number of the n-th POST, in a world like this one without a crash. */
async function numberOfPost(n: number, traits: Partial<PlatformTraits> = {}): Promise<number> {
  const { world } = await oneChannel(traits);
  const counter = createCrashCounter([]);
  await startProcess(world, { mortal: counter.newProcess(() => {}) });
  await world.clock.advance(10 * MINUTE);
  const posts = counter.operations.flatMap((name, index) => (name === "post" ? [index + 1] : []));
  return posts[n - 1] ?? 0;
}

/** Kills the first process there and starts a second one a moment, or `restartMs`, later. */
async function killAt(
  { world }: { world: World },
  crash: Crash,
  {
    uncertain = "resend",
    restartMs = 5_000,
  }: { uncertain?: "resend" | "hold"; restartMs?: number } = {},
): Promise<void> {
  const counter = createCrashCounter([crash]);
  const start = (): void => {
    const mortal = counter.newProcess(() => void world.clock.sleep(restartMs).then(start));
    void startProcess(world, { mortal, uncertain });
  };
  start();
  await world.clock.advance(2 * HOUR);
}

describe("a process that is killed", () => {
  it("between the accepted POST and its record shows the message once on Discord", async () => {
    const one = await oneChannel();
    await killAt(one, { at: await numberOfPost(1), moment: "after" });
    expect(one.shown()).toEqual(three);
    expect(await outcomesOf(one)).toMatchObject([{ kind: "delivered", uncertain: false }]);
    expect(one.platform.finds).toBe(0);
  });

  it("and comes back when the nonce is forgotten asks Discord, and shows the message once", async () => {
    const one = await oneChannel();
    const crash = { at: await numberOfPost(1), moment: "after" } as const;
    await killAt(one, crash, { restartMs: HOUR });
    expect(one.shown()).toEqual(three);
    expect(one.platform.finds).toBe(1);
  });

  it("and cannot ask Discord for a while asks again later, and never posts in doubt", async () => {
    const one = await oneChannel();
    one.platform.scriptFinds(
      { kind: "500 before" },
      { kind: "limited", retryAfterMs: 4 * MINUTE },
      { kind: "bug" },
    );
    const crash = { at: await numberOfPost(2), moment: "after" } as const;
    await killAt(one, crash, { restartMs: 20 * MINUTE });
    expect(one.shown()).toEqual(three);
    expect(one.platform.finds).toBe(4);
  });

  it("between the accepted POST and its record may show the message twice on Slack, and says so", async () => {
    const one = await oneChannel(slackLike);
    await killAt(one, { at: await numberOfPost(1, slackLike), moment: "after" });
    expect(one.shown()).toEqual([three[0], ...three]);
    expect(await outcomesOf(one)).toMatchObject([{ kind: "delivered", uncertain: true }]);
  });

  it("holds a part in doubt on Slack if told to: not twice, recorded, and the other parts come", async () => {
    const one = await oneChannel(slackLike);
    const crash = { at: await numberOfPost(2, slackLike), moment: "after" } as const;
    await killAt(one, crash, { uncertain: "hold" });
    expect(one.shown()).toEqual(three);
    const reason = expect.stringContaining("may have accepted it");
    expect(await outcomesOf(one)).toEqual([
      { kind: "dead", reason, messageIds: ["discord-1", "discord-3"], uncertain: true },
    ]);
    await one.world.clock.advance(DAY);
    expect(one.shown().flat()).toHaveLength(10);
    expect(new Set(one.shown().flat()).size).toBe(10);
  });

  it("between the claim and the POST posts it after the restart", async () => {
    const one = await oneChannel();
    await killAt(one, { at: await numberOfPost(1), moment: "before" });
    expect(one.shown()).toEqual(three);
    expect(summaryOf(await one.ends())).toEqual(["2026-12-01 delivered"]);
  });

  it("in part 2 of 3 resumes at part 2", async () => {
    const one = await oneChannel();
    await killAt(one, { at: await numberOfPost(2), moment: "before" });
    expect(one.shown()).toEqual(three);
    const ledger = await readLedger(one.world, place);
    expect(Object.keys(papersSeen(ledger?.seen))).toHaveLength(5);
    expect(ledger?.ends.at(-1)?.outcome).toMatchObject({
      messageIds: ["discord-1", "discord-2", "discord-3"],
    });
  });

  it("in part 2 of 3 until the window is over remembers part 1 and brings the rest the next day", async () => {
    const one = await oneChannel();
    const crash = { at: await numberOfPost(2), moment: "before" } as const;
    await killAt(one, crash, { restartMs: 13 * HOUR });
    await one.world.clock.advance(DAY);
    expect(summaryOf(await one.ends())).toEqual(["2026-12-01 dead", "2026-12-02 delivered"]);
    expect(new Set(one.shown().flat()).size).toBe(10);
    expect(one.shown().flat()).toHaveLength(10);
  });
});

describe("a process that is asked to stop", () => {
  it("lets the POST under way end and records it; the next process goes on", async () => {
    const one = await oneChannel({ latencyMs: 3_000 });
    const { delivery } = await startProcess(one.world);
    await one.world.clock.advance(5 * MINUTE + 1_000);
    await one.world.clock.runUntil(delivery.stop(), 9_000);
    expect(one.shown()).toEqual([three[0]]);
    const parts = (await readLedger(one.world, place))?.pending?.parts;
    expect(parts?.map(({ state }) => state.kind)).toEqual(["sent", "planned", "planned"]);
    await startProcess(one.world);
    await one.world.clock.advance(MINUTE);
    expect(one.shown()).toEqual(three);
  });

  it("is done in less than 10 s though the platform hangs, and shows nothing twice", async () => {
    const one = await oneChannel();
    one.platform.script({ kind: "hang" });
    const { delivery } = await startProcess(one.world);
    await one.world.clock.advance(5 * MINUTE + 1_000);
    await one.world.clock.runUntil(delivery.stop(), 9_000);
    await startProcess(one.world);
    await one.world.clock.advance(MINUTE);
    expect(one.shown()).toEqual(three);
  });

  it("cuts a POST that hangs when it is hurried, records it as in doubt, and writes nothing after that", async () => {
    const one = await oneChannel();
    one.platform.script({ kind: "hang" });
    const { delivery } = await startProcess(one.world);
    await one.world.clock.advance(5 * MINUTE + 1_000);
    const hurry = new AbortController();
    const stopped = delivery.stop(hurry.signal);
    hurry.abort();
    await stopped;
    const ledger = await readLedger(one.world, place);
    expect(ledger?.pending?.parts[0]?.state).toMatchObject({ kind: "retry", doubt: NINE });
    await one.world.clock.advance(HOUR);
    const later = await readLedger(one.world, place);
    expect(later && historyOf(later)).toEqual(ledger && historyOf(ledger));
  });

  it("starts nothing after that", async () => {
    const one = await oneChannel();
    const { delivery } = await startProcess(one.world);
    await delivery.stop();
    await delivery.tick();
    await one.world.clock.advance(DAY);
    expect(one.shown()).toEqual([]);
  });
});
