import { spawn } from "node:child_process";
import { once } from "node:events";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { eventually } from "../eventually.ts";
import { compile } from "../fakes/compiled.ts";
import { startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { startLocalServer } from "../fakes/local-server.ts";
import { startFakeProxy } from "../fakes/proxy.ts";
import { startFakeSlack } from "../fakes/slack/fake-slack.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../../src/main.ts", import.meta.url));
}, 60_000);

async function withProxy() {
  const proxy = await startFakeProxy();
  onTestFinished(() => proxy.close());
  return proxy;
}

/** The real process, with whatever Node runs the tests, until the test has ended. */
function startBot(settings: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  const env = { PATH: process.env.PATH, DATA_DIR: folder, SOURCES: "sample", ...settings };
  const child = spawn(process.execPath, [compiled], { cwd: folder, env });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  onTestFinished(async () => {
    const ended = once(child, "close");
    child.kill("SIGTERM");
    await ended;
  });
  return { said: () => said };
}

describe("a proxy that the settings name", () => {
  it("is asked for what the sources are asked, plain or in a tunnel, with its password", async () => {
    const proxy = await withProxy();
    const mirror = await startLocalServer((_, response) => void response.end("[]"));
    onTestFinished(() => mirror.close());
    const { host } = new URL(proxy.url);
    startBot({
      https_proxy: `http://ada:s%3Acret@${host}`,
      HTTP_PROXY: host,
      SOURCES: "huggingface,arxiv",
      HF_ENDPOINT: mirror.url,
      ARXIV_API_URL: "https://export.arxiv.invalid/api/query",
    });
    await eventually(() => {
      const plain = proxy.asked.filter((line) => line.startsWith(`GET ${mirror.url}/api/`));
      expect(plain.length).toBeGreaterThan(0);
      const at = proxy.asked.indexOf("CONNECT export.arxiv.invalid:443");
      const password = Buffer.from("ada:s:cret").toString("base64");
      expect(proxy.credentials[at]).toBe(`Basic ${password}`);
      expect(mirror.requests.length).toBeGreaterThan(0);
    });
  });

  it("is not asked for what NO_PROXY names", async () => {
    const proxy = await withProxy();
    const mirror = await startLocalServer((_, response) => void response.end("[]"));
    onTestFinished(() => mirror.close());
    const settings = { SOURCES: "huggingface", HF_ENDPOINT: mirror.url };
    startBot({ ...settings, HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1" });
    await eventually(() => expect(mirror.requests.length).toBeGreaterThan(0));
    expect(proxy.asked).toEqual([]);
  });

  it("leads to Slack, its Web API and its socket", async () => {
    const proxy = await withProxy();
    const slack = await startFakeSlack();
    onTestFinished(() => slack.close());
    const { botToken, appToken } = slack.settings;
    startBot({
      HTTP_PROXY: proxy.url,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
    });
    await eventually(() => expect(slack.socket.connected).toBe(1));
    expect(proxy.asked).toContain(`POST ${slack.apiUrl}apps.connections.open`);
    expect(proxy.asked.filter((line) => line.startsWith("CONNECT 127.0.0.1:"))).toHaveLength(1);
  });

  it("leads to Discord's REST API, and that its gateway knows none is said", async () => {
    const proxy = await withProxy();
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const { said } = startBot({
      HTTP_PROXY: proxy.url,
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN: discord.token,
    });
    await eventually(() => expect(discord.commands.length).toBeGreaterThan(0));
    expect(proxy.asked.some((line) => line.includes("/applications/"))).toBe(true);
    expect(said()).toContain("gateway.discord.gg");
  });
});
