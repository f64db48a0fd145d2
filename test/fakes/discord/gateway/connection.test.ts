import { Client } from "discord.js";
import { describe, expect, it } from "vitest";
import { eventually } from "../../../eventually.ts";
import type { FakeDiscord } from "../fake-discord.ts";
import { connectClient, openForClient, searching } from "../open-client.ts";

describe("the connection of discord.js to the local Discord", () => {
  it("takes up a session where it was cut, and delivers what was missed", async () => {
    const { discord, channel } = await openForClient();
    await connectClient(discord, async (one) => {
      if (one.isChatInputCommand()) await one.reply("Here");
    });
    discord.gateway.drop();
    const seen = await discord.interact.command({ ...searching, channel });
    expect(seen.messages.map(({ content }) => content)).toEqual(["Here"]);
    await eventually(() => expect(discord.gateway.resumes).toBe(1));
    expect(discord.gateway.identifies).toBe(1);
    expect(discord.violations).toEqual([]);
  });

  it.each<[string, (discord: FakeDiscord) => void, object]>([
    ["is asked to", ({ gateway }) => gateway.reconnect(), {}],
    [
      "hears no more answers to its heartbeats",
      ({ gateway }) => gateway.freeze(),
      { heartbeatMs: 60 },
    ],
    ["is sent away with a code it may return from", ({ gateway }) => gateway.closeWith(4000), {}],
  ])("sees it resume when it %s", async (_, disturb, options) => {
    const { discord, channel } = await openForClient(options);
    await connectClient(discord, async (one) => {
      if (one.isChatInputCommand()) await one.reply("Here");
    });
    disturb(discord);
    const seen = await discord.interact.command({ ...searching, channel });
    expect(seen.messages).toMatchObject([{ content: "Here" }]);
    await eventually(() => expect(discord.gateway.resumes).toBe(1));
    expect(discord.violations).toEqual([]);
  });

  it("refuses it with a token that was reset", async () => {
    const { discord } = await openForClient();
    const old = discord.token;
    discord.resetToken();
    const client = new Client({ intents: [], rest: { api: discord.apiUrl } });
    await expect(client.login(old)).rejects.toMatchObject({ code: "TokenInvalid" });
    expect(discord.violations).toEqual([]);
  });
});
