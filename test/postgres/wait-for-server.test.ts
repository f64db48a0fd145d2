import { expect, it, onTestFinished } from "vitest";
import { PassingTrouble } from "../../src/postgres/explain-postgres-error.ts";
import { openPostgres } from "../../src/postgres/postgres.ts";
import { SERVER_PATIENCE_MS, waitForServer } from "../../src/postgres/wait-for-server.ts";
import { freePort } from "../fakes/free-port.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const NOON = Date.UTC(2026, 10, 30, 12);

async function waiting() {
  const clock = createVirtualClock(NOON);
  const url = `postgres://postgres@127.0.0.1:${await freePort()}/postgres`;
  const postgres = await openPostgres(url, clock.now);
  onTestFinished(() => postgres.close());
  const stopping = new AbortController();
  const told: string[] = [];
  const wait = (open: () => Promise<unknown>) =>
    waitForServer(open, {
      clock,
      signal: stopping.signal,
      onWaiting: async ({ message }) => void told.push(message),
    });
  return { clock, told, stopping, wait, ask: () => postgres.query("SELECT 1") };
}

it("goes on once the server is there, and has said meanwhile what keeps it", async () => {
  const { clock, told, wait, ask } = await waiting();
  let isThere = false;
  const opening = wait(async () => (isThere ? "open" : ask()));
  await clock.advance(3_000);
  isThere = true;
  expect(await clock.runUntil(opening)).toBe("open");
  expect(told.length).toBeGreaterThan(1);
  expect(told[0]).toContain("cannot be reached");
});

it("ends after some minutes with what the server's operator has to do", async () => {
  const { clock, wait } = await waiting();
  const refused = expect(
    wait(async () => {
      throw new PassingTrouble("PostgreSQL is starting.", "It could not be saved.");
    }),
  ).rejects.toThrow("PostgreSQL is starting.");
  await clock.advance(SERVER_PATIENCE_MS);
  await refused;
});

it("does not wait for what does not pass by itself, nor once it is asked to stop", async () => {
  const { told, stopping, wait, ask } = await waiting();
  await expect(wait(async () => Promise.reject(new TypeError("a mistake")))).rejects.toThrow(
    "a mistake",
  );
  expect(told).toEqual([]);
  stopping.abort(new Error("Stopping."));
  await expect(wait(ask)).rejects.toThrow("Stopping.");
});
