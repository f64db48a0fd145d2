import { Agent, Dispatcher, getGlobalDispatcher, setGlobalDispatcher } from "undici";
import { expect, it, onTestFinished } from "vitest";
import { createDiscordAdapter } from "../../../../adapters/discord/discord-adapter.ts";
import { plainMessage } from "../../../fakes/chat/scripted-inbox.ts";
import { startFakeDiscord } from "../../../fakes/discord/fake-discord.ts";

/** As another library's agent is to one that brings another version of undici. */
class Unusable extends Dispatcher {
  override dispatch(): never {
    throw new TypeError("Of another version.");
  }
}

it("asks Discord through the agent that is given, whatever another library made the process's", async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const guild = discord.addGuild();
  const channel = discord.addChannel(guild);
  const { token, apiUrl } = discord;
  const adapter = createDiscordAdapter({ token, apiUrl, agent: new Agent() });
  const before = getGlobalDispatcher();
  setGlobalDispatcher(new Unusable());
  try {
    await adapter.post(`discord:${guild}/${channel}`, plainMessage("Here it is."), "d1");
  } finally {
    setGlobalDispatcher(before);
  }
  expect(JSON.stringify(discord.messages(channel))).toContain("Here it is.");
});
