import { expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import { oneChannel, place } from "./one-channel.ts";
import { follows, NINE, readLedger, START, startProcess } from "./world.ts";

it("posts what is new at once, and the scheduled digest brings only what came after", async () => {
  const { world, shown, ends } = await oneChannel();
  const { delivery } = await startProcess(world);
  expect(await delivery.deliverNow(place)).toBe("posted");
  expect(shown().flat()).toHaveLength(5);
  await world.clock.advance(HOUR);
  expect((await ends()).map(({ slot, outcome }) => [slot.time, slot.at, outcome.kind])).toEqual([
    ["08:55", START, "delivered"],
    ["09:00", NINE, "skipped"],
  ]);
});

it("names the slot by the clocks of the channel's zone", async () => {
  const schedule = { ...follows(place).schedule, zone: "Asia/Kolkata" };
  const { world, ends } = await oneChannel({}, START, schedule);
  const { delivery } = await startProcess(world);
  await delivery.deliverNow(place);
  expect((await ends()).at(-1)?.slot).toEqual({
    date: "2026-12-01",
    time: "14:25",
    zone: "Asia/Kolkata",
    at: START,
    unscheduled: true,
  });
});

it("says when there is nothing new, and for a channel that is paused or not there", async () => {
  const { world, ends } = await oneChannel();
  const { delivery, channels } = await startProcess(world);
  await delivery.deliverNow(place);
  expect(await delivery.deliverNow(place)).toBe("nothing");
  expect((await ends()).at(-1)?.outcome).toEqual({ kind: "skipped", rule: "nothing new" });
  await channels.put({ ...follows(place), paused: { at: START, by: "manager", reason: "" } });
  expect(await delivery.deliverNow(place)).toBe("nothing");
  expect((await delivery.status(place)).paused).toMatchObject({ by: "manager" });
  expect(await delivery.deliverNow("discord:G1/C404")).toBe("nothing");
});

it("answers for a slot that is due at the same moment, once", async () => {
  const { world, shown, ends } = await oneChannel({}, NINE);
  const { delivery } = await startProcess(world, { tickMs: HOUR });
  const asked = delivery.deliverNow(place);
  await world.clock.advance(MINUTE);
  expect(["posted", "nothing"]).toContain(await asked);
  expect(shown().flat()).toHaveLength(5);
  expect((await ends()).filter(({ outcome }) => outcome.kind === "delivered")).toHaveLength(1);
});

it("says that a digest waits for the platform, and for one under way already", async () => {
  const { world, platform, shown } = await oneChannel();
  platform.script({ kind: "limited", retryAfterMs: MINUTE });
  const { delivery } = await startProcess(world);
  expect(await delivery.deliverNow(place)).toBe("waiting");
  expect(await delivery.deliverNow(place)).toBe("waiting");
  expect((await delivery.status(place)).pending?.parts).toHaveLength(3);
  await world.clock.advance(2 * MINUTE);
  expect(shown().flat()).toHaveLength(5);
});

it("goes on as soon as it may, without waiting for the next minute", async () => {
  const { world, platform, shown } = await oneChannel();
  platform.script(undefined, { kind: "limited", retryAfterMs: 2_000 });
  const { delivery } = await startProcess(world);
  expect(await delivery.deliverNow(place)).toBe("waiting");
  await world.clock.advance(5_000);
  expect(shown().flat()).toHaveLength(5);
});

it("says that the platform refused it", async () => {
  const { world, platform } = await oneChannel();
  platform.script({ kind: "rejected" });
  const { delivery } = await startProcess(world);
  expect(await delivery.deliverNow(place)).toBe("failed");
});

it("keeps to one digest at a time, however many ask at once", async () => {
  const { world, shown } = await oneChannel({ latencyMs: 100 });
  const { delivery } = await startProcess(world);
  const asked = Promise.all([1, 2, 3].map(() => delivery.deliverNow(place)));
  expect((await world.clock.runUntil(asked, MINUTE)).sort()).toEqual([
    "nothing",
    "nothing",
    "posted",
  ]);
  expect(shown().flat()).toHaveLength(5);
});

it("forgets a channel in its turn, so that a digest under way does not bring its record back", async () => {
  const { world } = await oneChannel({ latencyMs: 1_000 });
  const { delivery, channels } = await startProcess(world);
  const asked = delivery.deliverNow(place);
  await world.clock.advance(500);
  await channels.delete(place);
  await world.clock.runUntil(Promise.all([asked, delivery.forget(place)]), MINUTE);
  await world.clock.advance(HOUR);
  expect(await readLedger(world, place)).toBeUndefined();
});

it("says when the next digest comes", async () => {
  const { world } = await oneChannel();
  const { delivery } = await startProcess(world);
  expect(await delivery.status(place)).toEqual({
    next: [
      { date: "2026-12-01", time: "09:00", zone: "UTC", at: NINE },
      { date: "2026-12-02", time: "09:00", zone: "UTC", at: NINE + DAY },
    ],
  });
});
