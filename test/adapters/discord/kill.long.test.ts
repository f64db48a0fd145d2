import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Place } from "../../../src/chat/place.ts";
import { type Compiled, compile } from "../../fakes/compiled.ts";
import { lastOutcome, oweDigest } from "../../fakes/data-folder.ts";
import { type FakeDiscord, startFakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

const PATIENCE = { timeout: 20_000, interval: 20 };
const POST = "POST /channels/:channel/messages";

let compiled: Compiled;

beforeAll(async () => {
  compiled = await compile(new URL("../../../src/main.ts", import.meta.url));
}, 60_000);

afterAll(() => compiled.remove());

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
      await oweDigest(dataDir, place);
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
