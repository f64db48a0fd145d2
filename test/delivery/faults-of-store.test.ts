import { describe, expect, it } from "vitest";
import { forgiveUntil } from "../../src/ledger/forgive.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import { NOT_POSTED } from "../../src/views/words/outcomes.ts";
import { createFaultyDisk } from "./faulty-disk.ts";
import { oneChannel, outcomesOf, place, summaryOf, three } from "./one-channel.ts";
import {
  createCompose,
  follows,
  papersIn,
  prepareChannels,
  readLedger,
  START,
  startProcess,
} from "./world.ts";

describe("a store that fails", () => {
  it("full before a digest: nothing is posted without a record, and it goes on by itself", async () => {
    const one = await oneChannel();
    const disk = createFaultyDisk();
    const { delivery, events } = await startProcess(one.world, { disk: disk.between });
    disk.state = "full";
    await one.world.clock.advance(HOUR);
    expect(one.shown()).toEqual([]);
    expect(delivery.lag()).toBe(55 * MINUTE);
    expect(events.filter(({ kind }) => kind === "ended")).toEqual([]);
    disk.state = "works";
    await one.world.clock.advance(MINUTE);
    expect(one.shown()).toEqual(three);
    expect(delivery.lag()).toBe(0);
  });

  it("full between two parts: the rest waits, nothing is shown twice", async () => {
    const one = await oneChannel({ latencyMs: 2_000 });
    const disk = createFaultyDisk();
    await startProcess(one.world, { disk: disk.between });
    await one.world.clock.advance(5 * MINUTE + 1_000);
    disk.state = "full";
    await one.world.clock.advance(HOUR);
    expect(one.shown()).toEqual([three[0]]);
    disk.state = "works";
    await one.world.clock.advance(MINUTE);
    expect(one.shown()).toEqual(three);
    expect(await outcomesOf(one)).toMatchObject([{ kind: "delivered", uncertain: false }]);
  });

  it("full between two parts, and stopped: the next process finds out what was posted", async () => {
    const one = await oneChannel({ latencyMs: 2_000 });
    const disk = createFaultyDisk();
    const { delivery } = await startProcess(one.world, { disk: disk.between });
    await one.world.clock.advance(5 * MINUTE + 1_000);
    disk.state = "full";
    await one.world.clock.advance(HOUR);
    await one.world.clock.runUntil(delivery.stop(), 9_000);
    await startProcess(one.world);
    await one.world.clock.advance(MINUTE);
    expect(one.shown()).toEqual(three);
    expect(one.platform.finds).toBe(1);
  });

  it("unreadable: it is never taken for a channel without subscriptions or a past", async () => {
    const one = await oneChannel();
    const disk = createFaultyDisk();
    const { delivery, events } = await startProcess(one.world, { disk: disk.between });
    disk.state = "fails";
    await one.world.clock.advance(HOUR);
    await expect(delivery.status(place)).rejects.toThrow();
    await expect(delivery.deliverNow(place)).rejects.toThrow();
    expect(events.some(({ kind }) => kind === "stumbled")).toBe(true);
    disk.state = "works";
    await one.world.clock.advance(MINUTE);
    expect(summaryOf(await one.ends())).toEqual(["2026-12-01 delivered"]);
  });

  it("with one corrupt record: that channel is paused with the reason, the others run", async () => {
    const one = await oneChannel();
    const other = "discord:G2/C9";
    await prepareChannels(one.world, [follows(other)]);
    const first = await startProcess(one.world);
    await one.world.clock.advance(HOUR);
    await first.delivery.stop();
    one.world.database.exec(`UPDATE ledgers SET doc = '{"torn' WHERE place = '${place}'`);
    const { channels, events } = await startProcess(one.world);
    await one.world.clock.advance(DAY);
    expect(channels.get(place)?.paused).toMatchObject({
      by: "failure",
      reason: expect.stringContaining("could not be read"),
    });
    expect(events.filter(({ kind }) => kind === "corrupt")).toHaveLength(1);
    expect((await readLedger(one.world, other))?.ends).toHaveLength(2);
    await channels.update(place, (channel) => follows(place, channel?.schedule));
    await one.world.clock.advance(DAY);
    const here = one.platform.shown.filter((message) => message.place === place);
    const papers = here.flatMap(({ message }) => papersIn(message));
    expect(papers).toHaveLength(15);
    expect(new Set(papers).size).toBe(15);
  });

  it("replaced by an old backup: what was due before is not posted, nor any paper from before", async () => {
    const one = await oneChannel({}, START);
    await one.world.clock.advance(HOUR);
    await forgiveUntil(
      createLedger(one.world.database),
      place,
      one.world.clock.now(),
      NOT_POSTED.restored,
    );
    const compose: typeof plain = async (channel, ledger, asOf) => {
      const since = ledger.restoredAt ?? 0;
      return createCompose(one.world.papers.filter(({ from }) => from >= since))(
        channel,
        ledger,
        asOf,
      );
    };
    const plain = createCompose(one.world.papers);
    await startProcess(one.world, { compose });
    await one.world.clock.advance(2 * HOUR);
    expect(one.shown()).toEqual([]);
    await one.world.clock.advance(DAY);
    expect(summaryOf(await one.ends())).toEqual(["2026-12-02 delivered"]);
    expect(one.shown().flat()).toHaveLength(5);
  });
});
