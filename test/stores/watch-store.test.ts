import { expect, onTestFinished, test } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { watchStore } from "../../src/stores/watch-store.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A watched store whose file may not grow: to SQLite that is a full disk. */
function opened(dataDir = temporaryFolder()) {
  const clock = createVirtualClock(Date.UTC(2026, 5, 1));
  const { database, health } = watchStore(openDatabase({ dataDir }), clock.now);
  onTestFinished(() => database.close());
  database.exec("CREATE TABLE room (bytes BLOB)");
  const limit = (pages: number) => database.exec(`PRAGMA max_page_count = ${pages}`);
  const insert = database.prepare("INSERT INTO room VALUES (zeroblob(1000000))");
  return { clock, database, health, limit, fill: () => insert.run() };
}

test("a full disk is told while it is full and for a minute after, and counted", async () => {
  const { clock, health, limit, fill } = opened();
  expect([health.trouble(), health.failures()]).toEqual([undefined, 0]);
  limit(1);
  expect(fill).toThrow(StoreError);
  expect(health.trouble()).toContain("is full");
  expect(health.failures()).toBe(1);
  limit(1_000_000);
  fill();
  await clock.advance(60_000);
  expect(health.trouble()).toBeUndefined();
});

test("a failure within a transaction counts once and is told by its own error", () => {
  const { database, health, limit, fill } = opened();
  limit(1);
  expect(() => database.transaction(() => fill())).toThrow(/full/);
  expect(health.failures()).toBe(1);
});

test("what is asked for wrongly is no failure of the store", () => {
  const { database, health } = opened();
  expect(() => database.exec("SELECT nothing FROM nowhere")).toThrow();
  expect([health.failures(), health.trouble()]).toEqual([0, undefined]);
});

test("rows can be walked to the end, and left early", () => {
  const { database, health } = opened();
  const rows = database.prepare("SELECT value FROM json_each('[1, 2, 3]')");
  expect([...rows.iterate()]).toHaveLength(3);
  for (const _ of rows.iterate()) break;
  database.exec("DROP TABLE room");
  expect(health.failures()).toBe(0);
});

test("the room left is told, and not known for a store in memory", () => {
  expect(opened().health.freeBytes()).toBeGreaterThan(0);
  expect(opened(":memory:").health.freeBytes()).toBeUndefined();
});
