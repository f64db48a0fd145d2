import { describe, expect, it, onTestFinished } from "vitest";
import { startFakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { freePort } from "../../fakes/free-port.ts";
import { startFakeSlack } from "../../fakes/slack/fake-slack.ts";
import { following } from "./following.ts";
import { look } from "./look.ts";

const NOTHING_WRONG = expect.not.stringMatching(/: (?:wrong|unknown) /u);

describe("Discord", () => {
  async function open() {
    const discord = await startFakeDiscord();
    onTestFinished(() => discord.close());
    const guild = discord.addGuild();
    const settings = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
    return { discord, guild, settings };
  }

  it("is well with a token, and channels that let the bot post", async () => {
    const { discord, guild, settings } = await open();
    const channel = discord.addChannel(guild);
    const thread = discord.addChannel(guild, { type: "thread", parent: channel });
    const DATA_DIR = await following(`discord:${guild}/${channel}`, `discord:${guild}/${thread}`);
    const { lines } = await look({ ...settings, DATA_DIR });
    const seen = lines.filter((line) => line.startsWith("Discord"));
    expect(seen).toHaveLength(4);
    for (const line of seen) expect(line).toEqual(NOTHING_WRONG);
    expect(seen.join("\n")).toMatch(/not privileged[\s\S]*from 2 channels/u);
    expect(discord.violations).toEqual([]);
  });

  it("names each channel that is gone or lacks a permission, and which", async () => {
    const { discord, guild, settings } = await open();
    const mute = discord.addChannel(guild, { name: "mute", permissions: ["viewChannel"] });
    const DATA_DIR = await following(`discord:${guild}/${mute}`, `discord:${guild}/1`);
    const { code, lines } = await look({ ...settings, DATA_DIR });
    expect(lines.join("\n")).toMatch(
      /wrong In #mute of Robotics Lab the bot lacks Send Messages and Read Message History\. .*Permissions/u,
    );
    expect(lines.join("\n")).toMatch(/wrong discord:\d+\/1: The channel no longer exists/u);
    expect(code).toBe(1);
  });

  it("tells of a token that is refused, and never shows it", async () => {
    const { discord, settings } = await open();
    discord.resetToken();
    const { lines } = await look(settings);
    expect(lines.join("\n")).toMatch(/token: wrong Discord refuses the token\. .*Reset Token/u);
    expect(lines.join("\n")).not.toContain(settings.DISCORD_TOKEN);
  });

  it("that cannot be reached is unknown", async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { lines } = await look({ ...(await open()).settings, DISCORD_API_URL: url });
    expect(lines.join("\n")).toMatch(/token: unknown Discord cannot be reached/u);
  }, 30_000);
});

describe("Slack", () => {
  async function open() {
    const slack = await startFakeSlack();
    onTestFinished(() => slack.close());
    const { botToken, appToken } = slack.settings;
    return {
      slack,
      settings: {
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: slack.apiUrl,
      },
    };
  }

  it("is well with tokens, scopes, and channels that the bot is in", async () => {
    const { slack, settings } = await open();
    const DATA_DIR = await following(`slack:${slack.team}/${slack.addChannel(slack.team)}`);
    const { lines } = await look({ ...settings, DATA_DIR });
    const seen = lines.filter((line) => line.startsWith("Slack"));
    expect(seen.join("\n")).toMatch(/every scope[\s\S]*from 1 channel\.[\s\S]*Socket Mode is on/u);
    for (const line of seen) expect(line).toEqual(NOTHING_WRONG);
  });

  it("names each channel that is archived, or that the bot is not in", async () => {
    const { slack, settings } = await open();
    const outside = slack.addChannel(slack.team, { name: "outside", withBot: false });
    const old = slack.addChannel(slack.team, { name: "old" });
    slack.archive(old);
    const DATA_DIR = await following(
      `slack:${slack.team}/${outside}`,
      `slack:${slack.team}/${old}`,
    );
    const { lines } = await look({ ...settings, DATA_DIR });
    expect(lines.join("\n")).toMatch(/wrong The bot is not in #outside\. .*\/invite/u);
    expect(lines.join("\n")).toMatch(/wrong #old is archived/u);
  });

  it("tells of tokens that are refused", async () => {
    const { slack, settings } = await open();
    slack.uninstall(slack.team);
    const { lines } = await look({
      ...settings,
      SLACK_APP_TOKEN: "xapp-1-A0-1-nobodysnobodysnobodys",
    });
    expect(lines.join("\n")).toMatch(/token: wrong Slack refuses the bot token\. .*Install App/u);
    expect(lines.join("\n")).toMatch(/app-level token: (?:wrong|unknown) /u);
  });
});
