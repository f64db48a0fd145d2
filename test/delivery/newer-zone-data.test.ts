import { expect, it } from "vitest";
import { shortHash } from "../../src/delivery/delivery-id.ts";
import { type ChannelLedger, newLedger, type PendingDigest } from "../../src/ledger/ledger.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { Schedule } from "../../src/schedule/schedule.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import { type OneChannel, oneChannel, place, summaryOf } from "./one-channel.ts";
import { digestOf, readLedger, startProcess, type World } from "./world.ts";

/** 09:00 in Casablanca is 09:00 UTC since September 2026; data of 2025 take it for 08:00 UTC. */
const casablanca: Schedule = {
  days: [1, 2, 3, 4, 5, 6, 7],
  time: "09:00",
  zone: "Africa/Casablanca",
};
const WRONG = Date.UTC(2026, 11, 1, 8);
const RIGHT = Date.UTC(2026, 11, 1, 9);
/** As versions before wrote it. */
const oldSlot = { date: "2026-12-01", time: "09:00", at: WRONG };

const delivered = { kind: "delivered", messageIds: ["m1"], late: false, uncertain: false } as const;

async function upgraded(ledger: Partial<ChannelLedger>): Promise<OneChannel> {
  const one = await oneChannel({}, WRONG + 20 * MINUTE, casablanca);
  await record(one.world, ledger);
  return one;
}

function record({ database }: World, ledger: Partial<ChannelLedger>): Promise<void> {
  return createLedger(database).put({ ...newLedger(place, WRONG), ...ledger });
}

const claimed = digestOf(["arxiv:2611.00001"]);

function underWay(): PendingDigest {
  const state = { kind: "planned" } as const;
  return {
    slot: oldSlot,
    coalesced: [],
    asOf: WRONG,
    late: false,
    deadline: WRONG + 12 * HOUR,
    parts: [
      { deliveryId: "claimed", messageKey: shortHash(JSON.stringify(claimed)), papers: [], state },
    ],
  };
}

it.each([
  ["of the version before", oldSlot],
  ["with its zone", { ...oldSlot, zone: casablanca.zone }],
])(
  "does not post a slot again that newer data move to a later hour: a record %s",
  async (_, slot) => {
    const one = await upgraded({ ends: [{ slot, at: WRONG + MINUTE, outcome: delivered }] });
    const { delivery } = await startProcess(one.world);
    expect((await delivery.status(place)).next[0]?.at).toBe(RIGHT + DAY);
    await one.world.clock.advance(2 * HOUR);
    expect(one.shown()).toEqual([]);
    expect((await one.ends()).length).toBe(1);
    await one.world.clock.advance(DAY);
    expect(summaryOf(await one.ends())).toEqual(["2026-12-01 delivered", "2026-12-02 delivered"]);
    expect((await one.ends()).at(-1)?.slot.at).toBe(RIGHT + DAY);
  },
);

it("ends a digest that was claimed before the upgrade once, under the id it was claimed with", async () => {
  const one = await upgraded({ pending: underWay() });
  await one.world.documents("messages").set(shortHash(JSON.stringify(claimed)), claimed);
  await startProcess(one.world);
  await one.world.clock.advance(3 * HOUR);
  expect(one.platform.shown.map(({ deliveryId }) => deliveryId)).toEqual(["claimed"]);
  expect((await one.ends()).map(({ slot }) => slot)).toEqual([oldSlot]);
  expect((await readLedger(one.world, place))?.accountedTo).toBe(RIGHT);
});

it("posts a slot late that older data would have put later than now", async () => {
  const vancouver = { ...casablanca, zone: "America/Vancouver" };
  const right = Date.UTC(2026, 11, 1, 16);
  const one = await oneChannel({}, right + 30 * MINUTE, vancouver);
  const yesterday = { date: "2026-11-30", time: "09:00", at: right - DAY + HOUR };
  const ends = [{ slot: yesterday, at: yesterday.at, outcome: delivered }];
  await record(one.world, { accountedTo: yesterday.at, ends });
  await startProcess(one.world);
  await one.world.clock.advance(2 * HOUR);
  expect(summaryOf(await one.ends())).toEqual(["2026-11-30 delivered", "2026-12-01 delivered"]);
  expect((await one.ends()).at(-1)?.slot.at).toBe(right);
});

it("posts the same local time twice on a day only after a change of zone", async () => {
  const tokyo = { ...oldSlot, zone: "Asia/Tokyo", at: Date.UTC(2026, 11, 1, 0) };
  const one = await upgraded({
    accountedTo: tokyo.at,
    ends: [{ slot: tokyo, at: tokyo.at, outcome: delivered }],
  });
  await startProcess(one.world);
  await one.world.clock.advance(2 * HOUR);
  expect(summaryOf(await one.ends())).toEqual(["2026-12-01 delivered", "2026-12-01 delivered"]);
});
