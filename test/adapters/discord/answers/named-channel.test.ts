import { expect, it, vi } from "vitest";
import type { Seen } from "../../../fakes/discord/interactions/seen.ts";
import { openBot, wordsOf } from "../open-bot.ts";

const PATIENCE = { timeout: 5_000 };

it.each(["server", "direct"] as const)(
  "a digest names the channel it stands in, in the preview and in what is posted whole or by an edit: %s",
  async (where) => {
    const { papers, press, discord, channel } = await openBot();
    const direct = discord.directChannel("200000000000000001").id;
    const at = where === "server" ? { channel } : { channel: direct };
    const named = where === "server" ? `-# For <#${channel}>` : "-# For you";
    const last = async (asked: Promise<Seen>) => {
      const message = (await asked).messages.at(-1);
      if (!message) throw new Error("Nothing was answered.");
      return message;
    };
    await press(await last(papers("subscribe", { topic: "trending" }, at)), "Save", at);
    const preview = await papers("digest", {}, at);
    expect(wordsOf(preview)).toContain(`"${named}"`);
    await press(await last(Promise.resolve(preview)), "Post it now", at);
    // A direct message is a line first, which an edit turns into the whole.
    const posted = () =>
      JSON.stringify(discord.messages(at.channel).map(({ components }) => components));
    await vi.waitFor(() => expect(posted()).toContain(`"${named}"`), PATIENCE);
    expect(discord.violations).toEqual([]);
  },
);
