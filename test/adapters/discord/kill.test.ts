import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { newChannel, subscribe } from "../../../src/channels/change-channel.ts";
import { openChannelStore } from "../../../src/channels/channel-store.ts";
import type { Place } from "../../../src/chat/place.ts";
import { createLedger } from "../../../src/ledger/sqlite-ledger.ts";
import type { Schedule } from "../../../src/schedule/schedule.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../../src/stores/keyv-store.ts";
import { type Compiled, compile } from "../../fakes/compiled.ts";
import { type FakeDiscord, startFakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

const HOUR_MS = 3_600_000;
const PATIENCE = { timeout: 20_000, interval: 20 };
const POST = "POST /channels/:channel/messages";

let compiled: Compiled;

beforeAll(async () => {
  compiled = await compile(new URL("../../../src/main.ts", import.meta.url));
}, 60_000);

afterAll(() => compiled.remove());

/** A channel whose daily slot passed an hour ago. */
async function fillFolder(dataDir: string, place: Place): Promise<void> {
  const database = openDatabase({ dataDir });
  const keyv = createKeyv(createKeyvStore(database));
  const channels = await openChannelStore({
    documents: createDocuments(keyv, "channel"),
    aside: createDocuments(keyv, "channel-aside"),
    onCorrupt: () => undefined,
  });
  const due = new Date(Date.now() - HOUR_MS);
  const time = due.toISOString().slice(11, 16);
  const schedule: Schedule = { days: [1, 2, 3, 4, 5, 6, 7], time, zone: "UTC" };
  const empty = newChannel(place, schedule, due.getTime() - HOUR_MS);
  const topic = { topic: { kind: "trending" }, limit: 5, by: "discord:1" } as const;
  await channels.put(subscribe(empty, { ...topic, id: "t", since: due.getTime() }));
  database.close();
}

function startBot(dataDir: string, { apiUrl, token }: FakeDiscord): ChildProcess {
  const bot = spawn(process.execPath, [compiled.script], {
    env: {
      ...{ PATH: process.env.PATH, DATA_DIR: dataDir, SOURCES: "sample", LOG_LEVEL: "error" },
      ...{ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl },
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  onTestFinished(() => void bot.kill("SIGKILL"));
  return bot;
}

async function lastOutcome(dataDir: string, place: Place) {
  const database = openDatabase({ dataDir });
  try {
    return (await createLedger(database).get(place))?.ends.at(-1)?.outcome;
  } finally {
    database.close();
  }
}

describe("kill -9 of the whole bot on Discord", () => {
  it.each([
    ["after Discord has made the message and before it is recorded", "after"],
    ["before Discord has made the message", "before"],
  ] as const)(
    "%s shows the digest once",
    async (_, when) => {
      const discord = await startFakeDiscord();
      onTestFinished(() => discord.close());
      const guild = discord.addGuild();
      const channel = discord.addChannel(guild);
      const place: Place = `discord:${guild}/${channel}`;
      const dataDir = temporaryFolder();
      await fillFolder(dataDir, place);
      const posts = () =>
        discord.requests.filter(({ url }) => url.pathname.endsWith(`/${channel}/messages`)).length;

      discord.faults.next(POST, { kind: "hang", when });
      const first = startBot(dataDir, discord);
      await vi.waitFor(() => expect(posts()).toBe(1), PATIENCE);
      first.kill("SIGKILL");
      await once(first, "close");
      const made = discord.messages(channel).map(({ id }) => id);
      expect(made).toHaveLength(when === "after" ? 1 : 0);

      const second = startBot(dataDir, discord);
      await vi.waitFor(() => expect(posts()).toBeGreaterThanOrEqual(2), PATIENCE);
      // It stops in order, so that what it posted is recorded.
      await vi.waitFor(() => expect(discord.messages(channel).length).toBeGreaterThan(0), PATIENCE);
      second.kill("SIGTERM");
      const [code] = await once(second, "close");

      const third = startBot(dataDir, discord);
      await vi.waitFor(() => expect(discord.gateway.identifies).toBe(3), PATIENCE);
      third.kill("SIGTERM");
      await once(third, "close");
      expect(code).toBe(0);
      expect(await lastOutcome(dataDir, place)).toMatchObject({
        ...{ kind: "delivered", uncertain: false },
        messageIds: discord.messages(channel).map(({ id }) => id),
      });
      expect(discord.messages(channel).map(({ id }) => id)).toEqual(expect.arrayContaining(made));
      expect(discord.violations).toEqual([]);
    },
    60_000,
  );
});
