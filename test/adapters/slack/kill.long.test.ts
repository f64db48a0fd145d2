import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Place } from "../../../src/chat/place.ts";
import { type Compiled, compile } from "../../fakes/compiled.ts";
import { lastOutcome, oweDigest } from "../../fakes/data-folder.ts";
import { type FakeSlack, startFakeSlack } from "../../fakes/slack/fake-slack.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

const PATIENCE = { timeout: 20_000, interval: 20 };
const POST = "chat.postMessage";

let compiled: Compiled;

beforeAll(async () => {
  compiled = await compile(new URL("../../../src/main.ts", import.meta.url));
}, 60_000);

afterAll(() => compiled.remove());

function startBot(
  dataDir: string,
  { apiUrl, settings }: FakeSlack,
  uncertain: "resend" | "hold",
): ChildProcess {
  const bot = spawn(process.execPath, [compiled.script], {
    env: {
      ...{ PATH: process.env.PATH, DATA_DIR: dataDir, SOURCES: "sample", LOG_LEVEL: "error" },
      ...{ SLACK_BOT_TOKEN: settings.botToken, SLACK_APP_TOKEN: settings.appToken },
      ...{ SLACK_API_URL: apiUrl, SLACK_UNCERTAIN: uncertain },
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  onTestFinished(() => void bot.kill("SIGKILL"));
  return bot;
}

async function stopInOrder(bot: ChildProcess): Promise<unknown> {
  bot.kill("SIGTERM");
  const [code] = await once(bot, "close");
  return code;
}

/** A bot is killed while Slack has the post of a digest; another one starts. */
async function killedInPost(when: "before" | "after", uncertain: "resend" | "hold") {
  const slack = await startFakeSlack();
  onTestFinished(() => slack.close());
  const channel = slack.addChannel(slack.team, { name: "robots" });
  const place: Place = `slack:${slack.team}/${channel}`;
  const dataDir = temporaryFolder();
  await oweDigest(dataDir, place);
  const posts = () => slack.calls.filter(({ method }) => method === POST).length;

  slack.faults.next(POST, { kind: "hang", when });
  const first = startBot(dataDir, slack, uncertain);
  await vi.waitFor(() => expect(posts()).toBe(1), PATIENCE);
  first.kill("SIGKILL");
  await once(first, "close");

  const second = startBot(dataDir, slack, uncertain);
  await vi.waitFor(() => expect(slack.socket.connected).toBe(1), PATIENCE);
  const times = (when === "after" ? 1 : 0) + (uncertain === "resend" ? 1 : 0);
  await vi.waitFor(() => expect(slack.messages(channel)).toHaveLength(times), PATIENCE);
  const code = await stopInOrder(second);
  return {
    slack,
    code,
    shown: slack.messages(channel),
    outcome: await lastOutcome(dataDir, place),
  };
}

describe("kill -9 of the whole bot on Slack", () => {
  it.each([
    ["after Slack has made the message", "after", 2],
    ["before Slack has made the message", "before", 1],
  ] as const)(
    "%s posts the digest again, and records that it may be seen twice",
    async (_, when, times) => {
      const { slack, code, shown, outcome } = await killedInPost(when, "resend");
      expect(shown).toHaveLength(times);
      expect(outcome).toMatchObject({ kind: "delivered", uncertain: true });
      expect(code).toBe(0);
      expect(slack.violations).toEqual([]);
    },
    60_000,
  );

  it("posts it no more where the operator prefers that, and says why", async () => {
    const { slack, shown, outcome } = await killedInPost("after", "hold");
    expect(shown).toHaveLength(1);
    expect(outcome).toMatchObject({
      ...{ kind: "dead", uncertain: true },
      reason: expect.stringContaining("may have accepted it"),
    });
    expect(slack.violations).toEqual([]);
  }, 60_000);
});
