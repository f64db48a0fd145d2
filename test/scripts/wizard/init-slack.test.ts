import { describe, expect, it, onTestFinished } from "vitest";
import { listChannels, postTest } from "../../../adapters/slack/test-post.ts";
import { checkAppToken, checkBotToken } from "../../../adapters/slack/workspaces/check-access.ts";
import { checkClient } from "../../../adapters/slack/workspaces/check-client.ts";
import { type SlackManifest, slackManifest } from "../../../adapters/slack/workspaces/manifest.ts";
import { askForSlack } from "../../../scripts/wizard/init-slack.ts";
import { offerTestPost } from "../../../scripts/wizard/offer-test-post.ts";
import type { SetUp } from "../../../scripts/wizard/set-up.ts";
import type { Message } from "../../../src/chat/message.ts";
import { readConfig } from "../../../src/config.ts";
import { startFakeSlack } from "../../fakes/slack/fake-slack.ts";
import { DEFAULTS, type Settings } from "../../fakes/slack/settings.ts";
import { type ScriptedAsk, scriptedAsk } from "../scripted-ask.ts";

const { appToken, botToken, clientId, clientSecret } = DEFAULTS;
const signingSecret = "8f742231b10e8888abcd99baddad85a5";
const publicUrl = "https://papers.example.com";

const WAY = "Who shall have it?";
const SIGNING = "Signing Secret";
const MANAGERS = { "Who may change what a channel receives?": ["admins"] };
const ADDRESS = { "Public address of this server": [publicUrl] };

interface Around {
  readonly slack?: Partial<Settings>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** How the wizard ends for somebody who answers like this, with a local Slack to ask. */
async function setUp(ask: ScriptedAsk, { slack, environment = {} }: Around = {}): Promise<SetUp> {
  const fake = await startFakeSlack(slack);
  onTestFinished(() => fake.close());
  return setUpOn(fake.apiUrl, ask, environment);
}

function setUpOn(apiUrl: string, ask: ScriptedAsk, environment: Around["environment"] = {}) {
  const checks = {
    bot: (token: string) => checkBotToken({ token, apiUrl }),
    app: (token: string) => checkAppToken({ token, apiUrl }),
    client: (id: string, secret: string) =>
      checkClient({ clientId: id, clientSecret: secret, apiUrl }),
    channels: (token: string) => listChannels({ token, apiUrl }),
    post: (token: string, id: string, message: Message) => postTest({ token, apiUrl }, id, message),
  };
  return askForSlack({ ask, checks, current: readConfig(environment) });
}

function manifestIn({ links }: ScriptedAsk): SlackManifest {
  return JSON.parse(new URL(links[0] ?? "").searchParams.get("manifest_json") ?? "");
}

describe("setting Slack up in Socket Mode", () => {
  it("ends with two tokens that Slack takes, and says what is wrong with others", async () => {
    const ask = scriptedAsk({
      [WAY]: ["socket"],
      ...MANAGERS,
      "App-level token": ["xoxb-another-kind", "xapp-1-A0-0-unknown", appToken],
      "Bot User OAuth Token": ["xoxb-0-0-unknown", botToken],
    });
    const { settings } = await setUp(ask);
    expect(readConfig(settings)).toMatchObject({
      SLACK_APP_TOKEN: appToken,
      SLACK_BOT_TOKEN: botToken,
      SLACK_MANAGERS: "admins",
    });
    expect(ask.said.slice(1)).toEqual([
      expect.stringContaining("begins with xapp-"),
      expect.stringContaining("opens no connection with that token"),
      expect.stringContaining("refuses that token"),
      expect.stringContaining("the bot is called offprint"),
    ]);
    expect(manifestIn(ask)).toEqual(slackManifest({ mode: "socket" }));
  });

  it("can make a test post in a channel that the bot is in", async () => {
    const slack = await startFakeSlack();
    onTestFinished(() => slack.close());
    const channel = slack.addChannel(slack.team, { name: "papers", withBot: true });
    slack.addChannel(slack.team, { name: "elsewhere", withBot: false });
    const ask = scriptedAsk({
      [WAY]: ["socket"],
      ...MANAGERS,
      "App-level token": [appToken],
      "Bot User OAuth Token": [botToken],
      "Make a test post now?": [channel],
    });
    const { testPost } = await setUpOn(slack.apiUrl, ask);
    expect(await testPost?.channels()).toEqual([{ id: channel, label: "#papers" }]);
    if (testPost) await offerTestPost(ask, testPost);
    expect(ask.said.at(-1)).toBe("Posted. Look into #papers.");
    expect(JSON.stringify(slack.messages(channel))).toContain("Offprint can post here");
    expect(slack.violations).toEqual([]);
  });

  it("leaves nothing of another way", async () => {
    const ask = scriptedAsk({
      [WAY]: ["socket"],
      ...MANAGERS,
      "App-level token": [appToken],
      "Bot User OAuth Token": [botToken],
    });
    const { settings } = await setUp(ask);
    const gone = Object.keys(settings).filter((name) => settings[name] === undefined);
    expect(gone).toEqual(["SLACK_SIGNING_SECRET", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"]);
  });

  it("takes no token that lacks a scope, and names those it lacks", async () => {
    const ask = scriptedAsk({
      [WAY]: ["socket"],
      "App-level token": [appToken],
      "Bot User OAuth Token": [botToken],
    });
    const scopes = ["commands", "chat:write", "channels:read", "users:read"];
    await expect(setUp(ask, { slack: { scopes } })).rejects.toThrow("Bot User OAuth Token");
    expect(ask.said.at(-1)).toContain("lacks channels:join, groups:read, im:write.");
  });
});

describe("setting Slack up over HTTPS", () => {
  it("makes the app for the address that was given, if Slack can call it", async () => {
    const wrong = ["papers.example.com", "http://papers.example.com", `${publicUrl}/bot`];
    const ask = scriptedAsk({
      [WAY]: ["http"],
      ...MANAGERS,
      "Bot User OAuth Token": [botToken],
      "Public address of this server": [...wrong, `${publicUrl}/`],
      [SIGNING]: [signingSecret],
    });
    const { settings } = await setUp(ask);
    expect(readConfig(settings)).toMatchObject({
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      PORT: 8080,
    });
    expect(manifestIn(ask)).toEqual(slackManifest({ mode: "http", publicUrl }));
  });

  it("for many workspaces tries the app's secret out and ends with the link that installs it", async () => {
    const ask = scriptedAsk({
      [WAY]: ["many"],
      ...MANAGERS,
      ...ADDRESS,
      [SIGNING]: [signingSecret],
      "Client ID": [clientId, clientId],
      "Client Secret": [signingSecret, clientSecret],
    });
    const { settings, link } = await setUp(ask);
    expect(ask.said.at(-1)).toContain("no app with that ID and secret");
    expect(readConfig(settings)).toMatchObject({
      SLACK_CLIENT_ID: clientId,
      SLACK_CLIENT_SECRET: clientSecret,
      PORT: 8080,
      SLACK_STATE_SECRET: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect(link?.url).toBe(`${publicUrl}/slack/install`);
    expect(manifestIn(ask).settings?.token_rotation_enabled).toBe(true);
  });

  it("keeps the secret that stored installations are sealed with, and the port", async () => {
    const ask = scriptedAsk({
      [WAY]: ["many"],
      ...MANAGERS,
      ...ADDRESS,
      [SIGNING]: [signingSecret],
      "Client ID": [clientId],
      "Client Secret": [clientSecret],
    });
    const environment = { SLACK_STATE_SECRET: "s".repeat(32), PORT: "9000" };
    const { settings } = await setUp(ask, { environment });
    expect(settings).toMatchObject({ PORT: "9000" });
    expect(settings).not.toHaveProperty("SLACK_STATE_SECRET");
  });
});
