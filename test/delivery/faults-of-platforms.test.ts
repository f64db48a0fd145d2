import { describe, expect, it } from "vitest";
import type { Place } from "../../src/chat/place.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import { createChatPlatform, type Fault } from "../fakes/chat/chat-platform.ts";
import { discordLike, oneChannel, place, summaryOf } from "./one-channel.ts";
import {
  createWorld,
  follows,
  NINE,
  papersOf,
  prepareChannels,
  readLedger,
  START,
  startProcess,
} from "./world.ts";

const dead = (reason: string) => ({ kind: "dead", reason: expect.stringContaining(reason) });

describe("a platform that limits", () => {
  const fiftyPlaces = Array.from({ length: 50 }, (_, n): Place => `discord:G${n % 5}/C${n}`);
  const limits = {
    platform: { posts: 10, perMs: 1_000 },
    server: { posts: 3, perMs: 1_000 },
    channel: { posts: 1, perMs: 1_000 },
  };

  async function fiftyChannels(believed: typeof limits | undefined) {
    const traits = { ...discordLike, itemsPerMessage: 5, limits, believed: believed ?? {} };
    const world = createWorld({
      platforms: (clock) => [createChatPlatform(traits, clock)],
      papers: papersOf(1, 8, START - HOUR),
    });
    await prepareChannels(
      world,
      fiftyPlaces.map((each) => follows(each)),
    );
    const process = await startProcess(world);
    return { world, process, platform: world.platforms[0] };
  }

  it("is never asked faster than it says, and is kept busy", async () => {
    const { world, platform } = await fiftyChannels(limits);
    await world.clock.advance(HOUR);
    expect(platform?.violations).toEqual([]);
    const at = platform?.shown.map((message) => message.at) ?? [];
    expect(at).toHaveLength(100);
    // Ten seconds at best; how well turns of servers and of the platform fit is luck.
    expect(Math.max(...at) - NINE).toBeLessThan(12_000);
  });

  it("and does not say how fast is learnt from its refusals: all arrive, few are refused", async () => {
    const { world, platform, process } = await fiftyChannels(undefined);
    await world.clock.advance(HOUR);
    expect(platform?.shown).toHaveLength(100);
    expect(platform?.violations.length).toBeLessThan(100);
    expect(process.events.filter(({ kind }) => kind === "ended")).toHaveLength(50);
  });

  it.each([
    ["of one server for an hour holds that server back, and no other", "server", 10],
    ["of one channel for an hour holds that channel back, and no other", "channel", 1],
    ["of everything for an hour holds everything back", "platform", 50],
  ] as const)("%s", async (_, scope, held) => {
    const { world, platform } = await fiftyChannels(limits);
    platform?.script({ kind: "limited", retryAfterMs: HOUR, scope });
    await world.clock.advance(NINE - START + 30 * MINUTE);
    expect(platform?.shown).toHaveLength((50 - held) * 2);
    await world.clock.advance(HOUR);
    expect(platform?.shown).toHaveLength(100);
    expect(platform?.violations).toEqual([]);
  });

  it("counts as no failure and no attempt", async () => {
    const { world, platform } = await oneChannel();
    platform.script(
      ...Array.from({ length: 5 }, () => ({ kind: "limited", retryAfterMs: 1_000 }) as const),
    );
    await startProcess(world);
    await world.clock.advance(NINE - START + 2_500);
    const ledger = await readLedger(world, place);
    expect(ledger?.pending?.parts[0]?.state).toMatchObject({ kind: "retry", attempt: 0 });
    expect(ledger?.failingSince).toBeUndefined();
    await world.clock.advance(MINUTE);
    expect(platform.shown).toHaveLength(3);
  });
});

describe("a platform that fails", () => {
  it.each<[string, Fault[], number]>([
    ["500 before it accepted", [{ kind: "500 before" }, { kind: "500 before" }], 2],
    ["500 after it accepted", [{ kind: "500 after" }], 1],
    ["a cut connection", [{ kind: "cut" }, { kind: "cut" }], 2],
    ["no answer at all", [{ kind: "hang" }], 1],
    ["an error nobody foresaw", [{ kind: "bug" }], 1],
    [
      "one after the other",
      [
        { kind: "hang" },
        { kind: "500 before" },
        { kind: "limited", retryAfterMs: 5_000 },
        { kind: "cut" },
      ],
      4,
    ],
  ])("by %s gets every part once, in order", async (_, faults, retries) => {
    const { world, platform, shown, ends } = await oneChannel();
    platform.script(undefined, ...faults);
    const { events } = await startProcess(world);
    await world.clock.advance(HOUR);
    expect(shown().flat()).toHaveLength(5);
    expect(shown().flat()).toEqual([...shown().flat()].sort());
    expect((await ends()).map(({ outcome }) => outcome)).toMatchObject([
      { kind: "delivered", uncertain: false },
    ]);
    expect(events.filter(({ kind }) => kind === "retry")).toHaveLength(retries);
  });

  it("all day is tried at growing distances until the window ends, and the reason is recorded", async () => {
    const { world, platform, ends } = await oneChannel();
    platform.breakPlace(place, { kind: "500 before" });
    const { events } = await startProcess(world);
    await world.clock.advance(13 * HOUR);
    const waits = events.flatMap((event) => (event.kind === "retry" ? [event.inMs / 1_000] : []));
    expect(waits.slice(0, 7)).toEqual([5, 30, 120, 600, 1_800, 3_600, 3_600]);
    expect(waits).toHaveLength(17);
    const [end] = await ends();
    expect(end?.outcome).toMatchObject(dead("catch-up window"));
    expect(end?.at).toBeLessThanOrEqual(NINE + 12 * HOUR + MINUTE);
  });

  it("for five days gets its channel paused with one notice, and the papers come when it is resumed", async () => {
    const { world, platform, shown } = await oneChannel();
    platform.breakPlace(place, { kind: "500 before" });
    const { channels } = await startProcess(world);
    await world.clock.advance(5 * DAY + 12 * HOUR);
    platform.breakPlace(place);
    expect(channels.get(place)?.paused).toBeUndefined();
    await world.clock.advance(HOUR);
    const reason = expect.stringContaining("failed for five days");
    expect(channels.get(place)?.paused).toMatchObject({ by: "failure", reason });
    expect(platform.shown.map(({ message }) => message.summary)).toEqual([
      "Digests are paused here.",
    ]);
    await world.clock.advance(2 * DAY);
    expect(platform.shown).toHaveLength(1);
    await channels.update(place, () => follows(place));
    await world.clock.advance(DAY);
    expect(shown().flat()).toHaveLength(15);
  });

  it.each(["gone", "forbidden"] as const)(
    "because the channel is %s pauses it at once, for its managers to see",
    async (kind) => {
      const { world, platform, shown, ends } = await oneChannel();
      platform.breakPlace(place, { kind });
      const { channels } = await startProcess(world);
      await world.clock.advance(HOUR);
      expect((await ends()).map(({ outcome }) => outcome)).toMatchObject([
        dead("can no longer post"),
      ]);
      expect(channels.get(place)?.paused).toMatchObject({ by: "refusal" });
      await world.clock.advance(DAY);
      expect(summaryOf(await ends())).toEqual(["2026-12-01 dead", "2026-12-02 dead"]);
      expect(shown()).toEqual([]);
    },
  );

  it.each(["gone", "forbidden"] as const)(
    "because the channel is %s is asked again at each slot, and the channel goes on by itself",
    async (kind) => {
      const { world, platform, shown, ends } = await oneChannel();
      platform.breakPlace(place, { kind });
      const { channels, events } = await startProcess(world);
      await world.clock.advance(DAY + HOUR);
      expect(await ends()).toHaveLength(2);
      await world.clock.advance(20 * HOUR);
      expect(await ends()).toHaveLength(2);
      platform.breakPlace(place);
      await world.clock.advance(DAY);
      expect(summaryOf(await ends()).at(-1)).toContain("delivered");
      expect(channels.get(place)?.paused).toBeUndefined();
      expect(events.filter(({ kind }) => kind === "resumed")).toHaveLength(1);
      expect(shown().flat()).toHaveLength(15);
    },
  );

  it("because it rejects a part ends the digest, keeps the channel, and remembers what was shown", async () => {
    const { world, platform, shown, ends } = await oneChannel();
    platform.script(undefined, { kind: "rejected" });
    const { channels } = await startProcess(world);
    await world.clock.advance(HOUR);
    expect((await ends())[0]?.outcome).toMatchObject({
      ...dead("rejected it"),
      messageIds: ["discord-1"],
      uncertain: false,
    });
    expect(channels.get(place)?.paused).toBeUndefined();
    await world.clock.advance(DAY);
    expect(shown().flat()).toHaveLength(10);
    expect(new Set(shown().flat()).size).toBe(10);
  });

  it("in doubt on a platform that cannot be asked is sent until it is answered, and recorded as seen twice", async () => {
    const { world, platform, shown, ends } = await oneChannel({ nonceMs: 0, canFind: false });
    platform.script({ kind: "cut" }, { kind: "cut" });
    await startProcess(world);
    await world.clock.advance(HOUR);
    expect(shown().flat()).toHaveLength(9);
    expect((await ends()).map(({ outcome }) => outcome)).toMatchObject([
      { kind: "delivered", uncertain: true },
    ]);
  });

  it("that takes nothing for a day lets papers come again of which nobody knows whether they were seen", async () => {
    const { world, platform, shown, ends } = await oneChannel({ nonceMs: 0, canFind: false });
    platform.breakPlace(place, { kind: "500 lost" });
    await startProcess(world);
    await world.clock.advance(13 * HOUR);
    expect((await ends())[0]?.outcome).toMatchObject({ ...dead("window ended"), uncertain: true });
    platform.breakPlace(place);
    await world.clock.advance(DAY);
    expect(new Set(shown().flat()).size).toBe(10);
  });
});

describe("a channel that changes while its digest is under way", () => {
  it.each([
    ["is paused", "paused"],
    ["is removed", "the channel was removed"],
    ["has no topics left", "no subscriptions"],
  ])("and %s gets nothing more, with that as the end", async (what, rule) => {
    const { world, platform, ends } = await oneChannel();
    platform.breakPlace(place, { kind: "500 before" });
    const { channels } = await startProcess(world);
    await world.clock.advance(10 * MINUTE);
    const channel = follows(place);
    if (what === "is removed") await channels.delete(place);
    else if (what === "is paused")
      await channels.put({ ...channel, paused: { at: NINE, by: "manager", reason: "" } });
    else await channels.put({ ...channel, subscriptions: [] });
    platform.breakPlace(place);
    await world.clock.advance(HOUR);
    expect(platform.shown).toEqual([]);
    expect((await ends()).map(({ outcome }) => outcome)).toEqual([{ kind: "skipped", rule }]);
  });

  it("and whose platform is not connected waits for it until the window ends", async () => {
    const { world, platform, ends } = await oneChannel();
    platform.breakPlace(place, { kind: "500 before" });
    const first = await startProcess(world);
    await world.clock.advance(10 * MINUTE);
    await first.delivery.stop();
    const { delivery } = await startProcess({ ...world, platforms: [] });
    await world.clock.advance(4 * HOUR);
    expect((await delivery.status(place)).pending).toBeDefined();
    await world.clock.advance(9 * HOUR);
    expect((await ends()).map(({ outcome }) => outcome)).toMatchObject([dead("catch-up window")]);
    await world.clock.advance(DAY);
    expect((await ends()).at(-1)?.outcome).toEqual({
      kind: "skipped",
      rule: "its platform is not connected",
    });
  });
});
