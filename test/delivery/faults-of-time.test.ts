import { describe, expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import { oneChannel, place, summaryOf } from "./one-channel.ts";
import { daily, NINE, START, startProcess } from "./world.ts";

const late = (message: Message | undefined) => JSON.stringify(message).includes("Late: ");

describe("a clock or a machine that misbehaves", () => {
  it("posts a digest at its time, in order, not late, with its end recorded", async () => {
    const { world, platform, shown, ends } = await oneChannel();
    await startProcess(world);
    await world.clock.advance(NINE - START - 1);
    expect(shown()).toEqual([]);
    await world.clock.advance(2);
    expect(shown()).toEqual([
      ["arxiv:2611.00001", "arxiv:2611.00002"],
      ["arxiv:2611.00003", "arxiv:2611.00004"],
      ["arxiv:2611.00005"],
    ]);
    expect(platform.shown.some(({ message }) => late(message))).toBe(false);
    const messageIds = ["discord-1", "discord-2", "discord-3"];
    expect((await ends()).map(({ outcome }) => outcome)).toEqual([
      { kind: "delivered", messageIds, late: false, uncertain: false },
    ]);
  });

  it("gives one late digest when the clock jumps 3 h ahead over the slot", async () => {
    const { world, platform, ends } = await oneChannel();
    await startProcess(world);
    world.clock.set(START + 3 * HOUR);
    await world.clock.advance(MINUTE);
    expect(platform.shown).toHaveLength(3);
    expect(late(platform.shown[0]?.message)).toBe(true);
    expect((await ends()).map(({ outcome }) => outcome)).toMatchObject([
      { kind: "delivered", late: true },
    ]);
    await world.clock.advance(6 * HOUR);
    expect(platform.shown).toHaveLength(3);
  });

  it("gives one late digest when a laptop wakes up after its slot", async () => {
    const { world, platform, ends } = await oneChannel();
    await startProcess(world, { tickMs: 8 * HOUR });
    await world.clock.advance(8 * HOUR);
    expect(platform.shown).toHaveLength(3);
    expect(summaryOf(await ends())).toEqual(["2026-12-01 delivered"]);
    expect(late(platform.shown[0]?.message)).toBe(true);
  });

  it("does not send again when the clock is set back 2 h after a send, and sends the next day", async () => {
    const { world, platform, ends } = await oneChannel();
    await startProcess(world);
    await world.clock.advance(10 * MINUTE);
    world.clock.set(world.clock.now() - 2 * HOUR);
    await world.clock.advance(20 * HOUR);
    expect(platform.shown).toHaveLength(3);
    await world.clock.advance(6 * HOUR);
    expect(summaryOf(await ends())).toEqual(["2026-12-01 delivered", "2026-12-02 delivered"]);
  });

  it("goes on with a digest that waits for the platform when the clock is set back", async () => {
    const { world, platform } = await oneChannel({
      believed: { channel: { posts: 1, perMs: MINUTE } },
    });
    await startProcess(world);
    await world.clock.advance(5 * MINUTE + 10_000);
    expect(platform.shown).toHaveLength(1);
    world.clock.set(world.clock.now() - 2 * HOUR);
    await world.clock.advance(4 * MINUTE);
    expect(platform.shown).toHaveLength(3);
  });

  it("schedules nothing by a clock older than the program, says why once, and goes on when it is right", async () => {
    const { world, platform } = await oneChannel({}, Date.UTC(1970, 0, 1));
    const { delivery, events } = await startProcess(world);
    await world.clock.advance(2 * DAY);
    expect(platform.shown).toEqual([]);
    expect(delivery.doubt()).toMatch(/1970-01-03, which is before this program was released/);
    expect(events.filter(({ kind }) => kind === "clock")).toHaveLength(1);
    await expect(delivery.deliverNow(place)).rejects.toThrow(/clock of this machine/);
    world.clock.set(START);
    await world.clock.advance(10 * MINUTE);
    expect(platform.shown).toHaveLength(3);
    expect(delivery.doubt()).toBeUndefined();
  });

  it("schedules nothing at boot by a clock years before the last record, and loses no slot over it", async () => {
    const { world, platform, ends } = await oneChannel();
    const first = await startProcess(world);
    await world.clock.advance(10 * MINUTE);
    await first.delivery.stop();
    world.clock.set(Date.UTC(2026, 10, 2));
    const { delivery } = await startProcess(world);
    await world.clock.advance(DAY);
    expect(platform.shown).toHaveLength(3);
    expect(delivery.doubt()).toMatch(/2026-11-03, but something is recorded for 2026-12-01/);
    world.clock.set(NINE + DAY + HOUR);
    await world.clock.advance(10 * MINUTE);
    expect(summaryOf(await ends())).toEqual(["2026-12-01 delivered", "2026-12-02 delivered"]);
  });

  it("refuses a clock that jumped years ahead, loses no slot over it, and believes it after a day", async () => {
    const { world, platform, ends } = await oneChannel();
    const { delivery } = await startProcess(world);
    world.clock.set(START + 3 * 365 * DAY);
    await world.clock.advance(HOUR);
    expect(platform.shown).toHaveLength(0);
    expect(delivery.doubt()).toMatch(/more than a year after the last record/);
    world.clock.set(START + HOUR);
    await world.clock.advance(MINUTE);
    expect(summaryOf(await ends())).toEqual(["2026-12-01 delivered"]);
    world.clock.set(START + 3 * 365 * DAY);
    await world.clock.advance(25 * HOUR);
    expect(delivery.doubt()).toBeUndefined();
  });

  it("gives one late digest for three days of downtime that end inside the window", async () => {
    const { world, platform, shown, ends } = await oneChannel({}, START + 2 * DAY + 3 * HOUR);
    await startProcess(world);
    await world.clock.advance(MINUTE);
    expect(summaryOf(await ends())).toEqual([
      "2026-12-01 coalesced",
      "2026-12-02 coalesced",
      "2026-12-03 delivered",
    ]);
    expect(shown().flat()).toHaveLength(15);
    expect(JSON.stringify(platform.shown[0]?.message)).toContain(
      "It stands for 2 earlier ones too.",
    );
  });

  it("records every slot of three days of downtime as missed when the window has passed", async () => {
    const { world, platform, ends } = await oneChannel({}, START + 2 * DAY + 13 * HOUR);
    await startProcess(world);
    await world.clock.advance(MINUTE);
    expect(platform.shown).toEqual([]);
    expect(summaryOf(await ends())).toEqual([
      "2026-12-01 missed",
      "2026-12-02 missed",
      "2026-12-03 missed",
    ]);
  });

  it("loses no slot when the tick is blocked for 90 s over it", async () => {
    const { world, ends } = await oneChannel({}, NINE - 20_000);
    await startProcess(world, { tickMs: 110_000 });
    await world.clock.advance(3 * MINUTE);
    const [end] = await ends();
    expect(end?.outcome).toMatchObject({ kind: "delivered", late: false });
  });

  it("finishes a claimed digest though its schedule is edited meanwhile, and then follows the new one", async () => {
    const { world, platform, ends } = await oneChannel({ latencyMs: 5_000 });
    const { channels } = await startProcess(world);
    await world.clock.advance(NINE - START + 7_000);
    expect(platform.shown).toHaveLength(1);
    await channels.update(place, (channel) => ({
      ...(channel ?? never()),
      schedule: { ...daily, time: "11:00" },
    }));
    await world.clock.advance(3 * HOUR);
    const slots = (await ends()).map(({ slot, outcome }) => `${slot.time} ${outcome.kind}`);
    expect(slots).toEqual(["09:00 delivered", "11:00 skipped"]);
    expect(platform.shown).toHaveLength(3);
  });

  it("owes nothing for the part of the day before a schedule was moved there", async () => {
    const { world, platform, ends } = await oneChannel();
    const { channels } = await startProcess(world);
    await channels.update(place, (channel) => ({
      ...(channel ?? never()),
      schedule: { ...daily, time: "07:00" },
    }));
    await world.clock.advance(12 * HOUR);
    expect(platform.shown).toEqual([]);
    await world.clock.advance(12 * HOUR);
    expect(summaryOf(await ends())).toEqual(["2026-12-02 delivered"]);
  });

  it("does not post again for a slot of the same local time after a change of zone", async () => {
    const { world, shown, ends } = await oneChannel();
    const { channels } = await startProcess(world);
    await world.clock.advance(10 * MINUTE);
    await channels.update(place, (channel) => ({
      ...(channel ?? never()),
      schedule: { ...daily, zone: "America/New_York" },
    }));
    await world.clock.advance(6 * HOUR);
    expect((await ends()).map(({ outcome }) => outcome)).toMatchObject([
      { kind: "delivered" },
      { kind: "skipped", rule: "nothing new" },
    ]);
    expect(shown().flat()).toHaveLength(5);
  });
});

function never(): never {
  throw new Error("The channel is gone.");
}
