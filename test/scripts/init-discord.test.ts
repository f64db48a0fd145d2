import { expect, it, onTestFinished } from "vitest";
import { checkToken } from "../../adapters/discord/check-token.ts";
import { askForDiscord } from "../../scripts/init-discord.ts";
import { readConfig } from "../../src/config.ts";
import { startFakeDiscord } from "../fakes/discord/fake-discord.ts";
import { scriptedAsk } from "./scripted-ask.ts";

it("setting Discord up ends with a token that Discord takes and the link that adds the bot", async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const { token, apiUrl, applicationId } = discord;
  const ask = scriptedAsk({ "Token of the Discord bot": ["", "secret", `${token}x`, token] });
  const { settings, link } = await askForDiscord(ask, (given) =>
    checkToken({ token: given, apiUrl }),
  );
  expect(readConfig(settings)).toMatchObject({ DISCORD_TOKEN: token });
  expect(link).toContain(`client_id=${applicationId}`);
  expect(ask.said.slice(1)).toEqual([
    "This one is needed.",
    expect.stringContaining("three parts with dots"),
    expect.stringContaining("Discord refuses that token"),
    "The token works: the bot is called Offprint.",
  ]);
});
