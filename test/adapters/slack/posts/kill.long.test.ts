import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Place } from "../../../../src/chat/place.ts";
import { compile } from "../../../fakes/compiled.ts";
import { lastOutcome, outcomeSoFar, oweDigest } from "../../../fakes/data-folder.ts";
import { type FakeSlack, startFakeSlack } from "../../../fakes/slack/fake-slack.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";

const PATIENCE = { timeout: 20_000, interval: 20 };
const POST = "chat.postMessage";
const EDIT = "chat.update";

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../../../../src/main.ts", import.meta.url));
}, 60_000);

/** What bots wrote to their log. */
const said: string[] = [];
afterEach(() => void said.splice(0));

function startBot(
  dataDir: string,
  { apiUrl, settings }: FakeSlack,
  uncertain: "line" | "resend" | "hold",
): ChildProcess {
  const bot = spawn(process.execPath, [compiled], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: dataDir,
      SOURCES: "sample",
      LOG_LEVEL: "error",
      SLACK_BOT_TOKEN: settings.botToken,
      SLACK_APP_TOKEN: settings.appToken,
      SLACK_API_URL: apiUrl,
      SLACK_UNCERTAIN: uncertain,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  bot.stderr?.on("data", (chunk: Buffer) => said.push(String(chunk)));
  onTestFinished(() => void bot.kill("SIGKILL"));
  return bot;
}

async function stopInOrder(bot: ChildProcess): Promise<unknown> {
  bot.kill("SIGTERM");
  const [code] = await once(bot, "close");
  return code;
}

/** How many messages of a channel show papers, and are no bare line. */
function filled(slack: FakeSlack, channel: string): number {
  const lines = slack.messages(channel).map(({ blocks }) => JSON.stringify(blocks));
  return lines.filter((words) => !words.includes("The rest follows here")).length;
}

/** A bot is killed while Slack has the post of a digest; another one starts. */
async function killedInPost(
  when: "before" | "after",
  uncertain: "line" | "resend" | "hold",
  method = POST,
) {
  const slack = await startFakeSlack();
  onTestFinished(() => slack.close());
  const channel = slack.addChannel(slack.team, { name: "robots" });
  const place: Place = `slack:${slack.team}/${channel}`;
  const dataDir = temporaryFolder();
  await oweDigest(dataDir, place);
  const posts = () => slack.calls.filter((call) => call.method === method).length;

  slack.faults.next(method, { kind: "hang", when });
  const first = startBot(dataDir, slack, uncertain);
  await vi.waitFor(() => expect(posts()).toBe(1), PATIENCE);
  first.kill("SIGKILL");
  await once(first, "close");

  const second = startBot(dataDir, slack, uncertain);
  await vi.waitFor(() => expect(slack.socket.connected).toBe(1), PATIENCE);
  const before = when === "after" || method !== POST ? 1 : 0;
  const times = before + (uncertain === "hold" || method !== POST ? 0 : 1);
  await vi.waitFor(() => expect(slack.messages(channel)).toHaveLength(times), PATIENCE);
  if (uncertain === "line")
    await vi.waitFor(() => expect(filled(slack, channel)).toBe(1), PATIENCE);
  // What Slack had shown before looks the same until the bot has looked at it.
  await vi.waitFor(async () => expect(await outcomeSoFar(dataDir, place)).toBeDefined(), PATIENCE);
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
    ["after Slack has made the line", "after", POST, 2],
    ["before Slack has made the line", "before", POST, 1],
    ["after Slack has filled it", "after", EDIT, 1],
    ["before Slack has filled it", "before", EDIT, 1],
  ] as const)(
    "%s shows the digest once",
    async (_, when, method, messages) => {
      const { slack, code, shown, outcome } = await killedInPost(when, "line", method);
      expect(shown).toHaveLength(messages);
      expect(outcome).toMatchObject({ kind: "delivered", uncertain: method === POST });
      expect(code).toBe(0);
      expect(slack.violations).toEqual([]);
    },
    60_000,
  );

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
      kind: "dead",
      uncertain: true,
      reason: expect.stringContaining("may have accepted it"),
    });
    expect(slack.violations).toEqual([]);
  }, 60_000);
});

describe("SIGTERM while Slack has a post in hand", () => {
  it.each([POST, EDIT])(
    "and never answers %s ends in time, and says nothing of a closed store",
    async (method) => {
      const slack = await startFakeSlack();
      onTestFinished(() => slack.close());
      const channel = slack.addChannel(slack.team, { name: "robots" });
      const place: Place = `slack:${slack.team}/${channel}`;
      const dataDir = temporaryFolder();
      await oweDigest(dataDir, place);
      slack.faults.always(method, { kind: "hang", when: "before" });
      const bot = startBot(dataDir, slack, "line");
      const asked = () => slack.calls.filter((call) => call.method === method).length;
      await vi.waitFor(() => expect(asked()).toBe(1), PATIENCE);
      const stopped = stopInOrder(bot);
      const inTime = { timeout: 9_000, interval: 50 };
      await vi.waitFor(() => expect(bot.exitCode).toBe(0), inTime);
      await stopped;
      expect(said.join("")).toBe("");
      slack.faults.always(method);
      const next = startBot(dataDir, slack, "line");
      await vi.waitFor(() => expect(filled(slack, channel)).toBe(1), PATIENCE);
      await stopInOrder(next);
      expect(slack.messages(channel)).toHaveLength(1);
    },
    60_000,
  );
});
