import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { moveOut } from "../../scripts/move/move.ts";
import { addSubscription, newChannel } from "../../src/channels/change-channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import type { Place } from "../../src/chat/place.ts";
import { openPostgres, type Postgres } from "../../src/postgres/postgres.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import { compile } from "../fakes/compiled.ts";
import { type FakeDiscord, startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { type OffprintProcess, startOffprintProcess } from "../fakes/offprint-process.ts";
import { describeOnPostgres, scratchDatabaseUrl } from "../fakes/postgres.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const PROCESSES = 3;
const CHANNELS = 200;
/** Of the channels each in turn has its slot in one of so many minutes. */
const MINUTES = 3;
/** Longer than a lease. */
const SLEEP_MS = 16 * SECOND;
const READ_ONLY_MS = 14 * SECOND;
const BETWEEN_MS = 5 * SECOND;

/** Whoever ends is started again. */
interface Fleet {
  readonly running: OffprintProcess[];
  readonly start: () => Promise<OffprintProcess>;
  isOver: boolean;
}

describeOnPostgres("three processes on one PostgreSQL, in trouble", () => {
  let compiled: string;

  beforeAll(async () => {
    compiled = await compile(new URL("../../src/main.ts", import.meta.url));
  });

  test("killed, asleep for longer than a lease, cut off, and not let write: each slot has one post", async () => {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const url = await scratchDatabaseUrl();
    const channels = await dueSoon(discord, url);
    const server = await openPostgres(url, Date.now);
    onTestFinished(() => server.close());
    const access = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    const start = () => startOffprintProcess(compiled, { DATABASE_URL: url, ...access });
    const fleet: Fleet = { running: [], start, isOver: false };
    for (let n = 0; n < PROCESSES; n++) fleet.running.push(await start());
    const supervised = fleet.running.map((_, at) => supervise(fleet, at));

    const until = Date.now() + (MINUTES + 1) * MINUTE;
    const faults = [kill, sleep, cut, readOnly];
    for (let n = 0; Date.now() < until; n++) {
      await delay(BETWEEN_MS);
      const victim = fleet.running[Math.floor(Math.random() * PROCESSES)];
      if (victim) await faults[n % faults.length]?.(victim, server);
    }
    const counts = () => channels.map((id) => discord.messages(id).length);
    await expect
      .poll(() => counts().filter((count) => count === 0), { timeout: 120_000 })
      .toEqual([]);
    // A second one would come by now.
    await delay(30 * SECOND);
    expect(counts().filter((count) => count !== 1)).toEqual([]);
    const ledgers = await server.query("SELECT doc FROM ledgers WHERE NOT pending");
    expect(ledgers).toHaveLength(CHANNELS);
    for (const { doc } of ledgers) expect(String(doc)).toContain("delivered");
    fleet.isOver = true;
    for (const { child } of fleet.running) child.kill("SIGTERM");
    await Promise.all(supervised);
  }, 900_000);
});

async function supervise(fleet: Fleet, at: number): Promise<void> {
  while (!fleet.isOver) {
    await fleet.running[at]?.ended;
    if (!fleet.isOver) fleet.running[at] = await fleet.start();
  }
}

async function kill({ child }: OffprintProcess): Promise<void> {
  child.kill("SIGKILL");
}

async function sleep({ child }: OffprintProcess): Promise<void> {
  child.kill("SIGSTOP");
  await delay(SLEEP_MS);
  child.kill("SIGCONT");
}

async function cut(_: OffprintProcess, server: Postgres): Promise<void> {
  await server.query(CUT);
}

/** As a primary that became a standby. */
async function readOnly(_: OffprintProcess, server: Postgres): Promise<void> {
  const [row] = await server.query("SELECT current_database() AS name");
  await server.query(`ALTER DATABASE ${row?.name} SET default_transaction_read_only = on`);
  await server.query(CUT);
  await delay(READ_ONLY_MS);
  await server.transaction(async (query) => {
    await query("SET TRANSACTION READ WRITE");
    await query(`ALTER DATABASE ${row?.name} RESET default_transaction_read_only`);
  });
  await server.query(CUT);
}

const CUT = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()`;

/** Channels of Discord whose slots come in the next minutes. */
async function dueSoon(discord: FakeDiscord, url: string): Promise<readonly string[]> {
  const guild = discord.addGuild();
  const ids = Array.from({ length: CHANNELS }, () => discord.addChannel(guild));
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  const keyv = createKeyv(createKeyvStore(database));
  const channels = await openChannelStore({
    documents: createDocuments(keyv, "channel"),
    aside: createDocuments(keyv, "channel-aside"),
    onCorrupt: () => undefined,
  });
  const first = Math.ceil((Date.now() + 40 * SECOND) / MINUTE) * MINUTE;
  for (const [n, id] of ids.entries()) {
    const place: Place = `discord:${guild}/${id}`;
    const time = new Date(first + (n % MINUTES) * MINUTE).toISOString().slice(11, 16);
    const schedule = { days: [1, 2, 3, 4, 5, 6, 7] as const, time, zone: "UTC" };
    const topic = {
      topic: { kind: "trending" },
      limit: 3,
      by: "discord:1",
      id: "t",
      since: 0,
    } as const;
    await channels.put(addSubscription(newChannel(place, schedule, Date.now()), topic));
  }
  database.close();
  await moveOut(dataDir, url, () => {});
  return ids;
}
