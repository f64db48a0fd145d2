import { expect, it, onTestFinished } from "vitest";
import { checkToken } from "../../../adapters/discord/gateway/check-token.ts";
import { listChannels, postTest } from "../../../adapters/discord/test-post.ts";
import { askForDiscord, type DiscordChecks } from "../../../scripts/wizard/init-discord.ts";
import { offerTestPost } from "../../../scripts/wizard/offer-test-post.ts";
import { readConfig } from "../../../src/config.ts";
import { startFakeDiscord } from "../../fakes/discord/fake-discord.ts";
import { scriptedAsk } from "../scripted-ask.ts";

function checksOn(apiUrl: string): DiscordChecks {
  return {
    check: (token) => checkToken({ token, apiUrl }),
    channels: (token) => listChannels({ token, apiUrl }),
    post: (token, id, message) => postTest({ token, apiUrl }, id, message),
  };
}

it("setting Discord up can make a test post in a channel that is chosen, and says why not in another", async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const guild = discord.addGuild("Lab");
  const closed = discord.addChannel(guild, { name: "closed", permissions: ["viewChannel"] });
  const open = discord.addChannel(guild, { name: "papers" });
  const ask = scriptedAsk({
    "Token of the Discord bot": [discord.token],
    "Make a test post now?": ["again", closed, open],
  });
  const { testPost } = await askForDiscord(ask, checksOn(discord.apiUrl));
  if (testPost) await offerTestPost(ask, testPost);
  expect(ask.said.slice(-2)).toEqual([
    expect.stringContaining("The bot may not"),
    "Posted. Look into #papers in Lab.",
  ]);
  expect(JSON.stringify(discord.messages(open))).toContain("Offprint can post here");
  expect(discord.messages(closed)).toEqual([]);
  expect(discord.violations).toEqual([]);
});

it("setting Discord up says how the bot gets into a server while it is in none", async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const ask = scriptedAsk({
    "Token of the Discord bot": [discord.token],
    "Make a test post now?": ["no"],
  });
  const { testPost } = await askForDiscord(ask, checksOn(discord.apiUrl));
  if (testPost) await offerTestPost(ask, testPost);
  expect(ask.said.at(-1)).toContain("choose a server, and look again");
});

it("setting Discord up ends with a token that Discord takes and the link that adds the bot", async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const { token, apiUrl, applicationId } = discord;
  const ask = scriptedAsk({ "Token of the Discord bot": ["", "secret", `${token}x`, token] });
  const { settings, link } = await askForDiscord(ask, checksOn(apiUrl));
  expect(readConfig(settings)).toMatchObject({ DISCORD_TOKEN: token });
  expect(link?.url).toContain(`client_id=${applicationId}`);
  expect(ask.said.slice(1)).toEqual([
    "This one is needed.",
    expect.stringContaining("three parts with dots"),
    expect.stringContaining("Discord refuses that token"),
    "The token works: the bot is called Offprint.",
  ]);
});
