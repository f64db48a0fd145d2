import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Place } from "../../../../src/chat/place.ts";
import { compile } from "../../../fakes/compiled.ts";
import { lastOutcome, oweDigest } from "../../../fakes/data-folder.ts";
import { type FakeDiscord, startFakeDiscord } from "../../../fakes/discord/fake-discord.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";

const PATIENCE = { timeout: 20_000, interval: 20 };
const POST = "POST /channels/:channel/messages";
const EDIT = "PATCH /channels/:channel/messages/:message";

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../../../../src/main.ts", import.meta.url));
}, 60_000);

function startBot(dataDir: string, { apiUrl, token }: FakeDiscord): ChildProcess {
  const bot = spawn(process.execPath, [compiled], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      SOURCES: "sample",
      LOG_LEVEL: "error",
      DISCORD_TOKEN: token,
      DISCORD_API_URL: apiUrl,
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
        kind: "delivered",
        uncertain: false,
        messageIds: discord.messages(channel).map(({ id }) => id),
      });
      expect(discord.messages(channel).map(({ id }) => id)).toEqual(expect.arrayContaining(made));
      expect(discord.violations).toEqual([]);
    },
    60_000,
  );

  it.each([
    ["with its line shown and before its edit", "before"],
    ["after its edit and before that is recorded", "after"],
  ] as const)(
    "of a direct message's digest, %s, is finished at the next start, once",
    async (_, when) => {
      const discord = await startFakeDiscord();
      onTestFinished(() => discord.close());
      const { id: channel } = discord.directChannel("200000000000000001");
      const place: Place = `discord:@me/${channel}`;
      const dataDir = temporaryFolder();
      await oweDigest(dataDir, place);
      const methods = () =>
        discord.requests
          .filter(({ url }) => url.pathname.includes(`/${channel}/messages`))
          .map(({ method }) => method);

      discord.faults.next(EDIT, { kind: "hang", when });
      const first = startBot(dataDir, discord);
      await vi.waitFor(() => expect(methods()).toEqual(["POST", "PATCH"]), PATIENCE);
      first.kill("SIGKILL");
      await once(first, "close");
      const [line] = discord.messages(channel);
      if (when === "before") expect(line?.content).toMatch(/^Papers · .*, first “/u);

      const second = startBot(dataDir, discord);
      await vi.waitFor(() => expect(methods()).toEqual(["POST", "PATCH", "PATCH"]), PATIENCE);
      second.kill("SIGTERM");
      await once(second, "close");
      expect(discord.messages(channel)).toMatchObject([{ id: line?.id, content: "" }]);
      expect(await lastOutcome(dataDir, place)).toMatchObject({
        kind: "delivered",
        uncertain: false,
        messageIds: [line?.id],
      });
      expect(discord.violations).toEqual([]);
    },
    60_000,
  );
});
