import {
  type APIInteraction,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";
import { describe, expect, it } from "vitest";
import { obstaclesOf } from "../../../../adapters/discord/answers/obstacles.ts";
import type { Seen } from "../../../fakes/discord/interactions/seen.ts";
import type { NewChannel } from "../../../fakes/discord/world/places.ts";
import type { Message } from "../../../fakes/discord/world/world.ts";
import { controlsOf, type OpenBot, openBot, type Who, wordsOf } from "../open-bot.ts";

const TRENDING = { topic: "trending" };

function lastOf(seen: Seen): Message {
  const message = seen.messages.at(-1);
  if (!message) throw new Error("Nothing was answered.");
  return message;
}

const labelsOf = (seen: Seen) => controlsOf(lastOf(seen)).map(({ label }) => label);

function add({ discord, guild, channel }: OpenBot, given: NewChannel): string {
  return discord.addChannel(guild, { parent: channel, ...given });
}

const preview = (bot: OpenBot, who: Who) => bot.papers("subscribe", TRENDING, who);

describe("where the bot cannot post", () => {
  it.each<[string, NewChannel, RegExp]>([
    ["read-only", { permissions: ["viewChannel"] }, /lacks Send Messages here.*settings/u],
    ["hidden from it", { permissions: [] }, /lacks View Channel and Send Messages here/u],
    ["a forum", { type: "forum" }, /one of its threads/u],
    [
      "a thread of a channel where it may not write in threads",
      { type: "thread", permissions: ["viewChannel", "sendMessages"] },
      /lacks Send Messages in Threads here.*channel it hangs in/u,
    ],
  ])("a channel that is %s is offered no Save, and is told why", async (_, given, reason) => {
    const bot = await openBot();
    const where = add(bot, given);
    const seen = await preview(bot, { channel: where, permissions: ["manageChannels"] });
    expect(wordsOf(seen)).toMatch(reason);
    expect(labelsOf(seen)).not.toContain("Save");
    expect(bot.discord.violations).toEqual([]);
  });

  it("a locked thread is offered no Save until a moderator unlocks it", async () => {
    const bot = await openBot();
    const where = add(bot, { type: "thread" });
    const who: Who = { channel: where, permissions: ["manageChannels"] };
    bot.discord.shut(where);
    expect(wordsOf(await preview(bot, who))).toContain("This thread is locked");
    bot.discord.shut(where, false);
    expect(labelsOf(await preview(bot, who))).toContain("Save");
  });

  it("a Save that was offered before is refused, saves nothing, and works once the right is given", async () => {
    const bot = await openBot();
    const { discord, channel, papers, press } = bot;
    const offered = lastOf(await papers("subscribe", TRENDING));
    discord.setPermissions(channel, ["viewChannel"]);
    expect(wordsOf(await press(offered, "Save"))).toMatch(/lacks Send Messages/u);
    expect(wordsOf(await papers("subscriptions"))).toContain("None yet");
    discord.setPermissions(channel, ["viewChannel", "sendMessages"]);
    const again = lastOf(await papers("subscribe", TRENDING));
    expect(wordsOf(await press(again, "Save"))).toContain("Saved.");
  });

  it("no next digest is promised, none can be posted or resumed, and what is there can be removed", async () => {
    const bot = await openBot();
    const { discord, channel, papers, press } = bot;
    await press(lastOf(await papers("subscribe", TRENDING)), "Save");
    expect(wordsOf(await papers("subscriptions"))).toContain("next: ");
    discord.setPermissions(channel, ["viewChannel"]);

    const list = await papers("subscriptions");
    expect(wordsOf(list)).toContain("No digest can come. The bot lacks Send Messages");
    expect(wordsOf(list)).not.toContain("next: ");
    const shown = await papers("digest");
    expect(wordsOf(shown)).toContain("lacks Send Messages");
    expect(labelsOf(shown)).not.toContain("Post it now");
    expect(wordsOf(await papers("schedule", { time: "10:00" }))).not.toContain("Changed.");
    const paused = await press(lastOf(list), "Pause");
    expect(wordsOf(await press(lastOf(paused), "Resume"))).not.toContain("Resumed.");
    expect(wordsOf(await papers("unsubscribe", TRENDING))).toContain("No longer followed");
  });

  it("details go into no thread that cannot be opened, and `details:here` is named", async () => {
    const bot = await openBot();
    const { discord, channel, papers, press } = bot;
    await press(lastOf(await papers("subscribe", TRENDING)), "Save");
    discord.setPermissions(channel, ["viewChannel", "sendMessages"]);
    const refused = wordsOf(await papers("schedule", { details: "thread" }));
    expect(refused).toMatch(/lacks Create Public Threads and Send Messages in Threads/u);
    expect(refused).toContain("details:here");
    expect(wordsOf(await papers("schedule", { details: "here" }))).toContain("Changed.");
  });
});

describe("who may not manage a channel", () => {
  it("is offered no Save, and told whom to ask", async () => {
    const bot = await openBot();
    const seen = await preview(bot, { permissions: [] });
    expect(labelsOf(seen)).toEqual([]);
    expect(wordsOf(seen)).toContain("Ask someone who has it");
  });

  it("sees what the channel follows and when, and no button that changes it", async () => {
    const bot = await openBot();
    const { papers, press } = bot;
    await press(lastOf(await papers("subscribe", TRENDING)), "Save");
    expect(labelsOf(await papers("subscriptions"))).toContain("Pause");
    const seen = await papers("subscriptions", {}, { permissions: [] });
    expect(wordsOf(seen)).toContain("next: ");
    expect(labelsOf(seen)).toEqual([]);
    expect(labelsOf(await papers("digest", {}, { permissions: [] }))).not.toContain("Post it now");
  });
});

describe("a direct message", () => {
  it("is saved by its person without any permission", async () => {
    const bot = await openBot();
    const { id } = bot.discord.directChannel("200000000000000001");
    const offered = lastOf(await preview(bot, { channel: id, permissions: [] }));
    expect(wordsOf(await bot.press(offered, "Save", { permissions: [] }))).toContain("Saved.");
  });
});

describe("what an interaction says of its channel", () => {
  const { ViewChannel, SendMessages, SendMessagesInThreads, Administrator, ManageThreads } =
    PermissionFlagsBits;
  const base = { guild_id: "1", authorizing_integration_owners: { 0: "1" } };
  /** Sound: only these fields are read. */
  const read = (given: object) => obstaclesOf({ ...base, ...given } as APIInteraction);
  const text = { id: "2", type: ChannelType.GuildText };

  it.each<[string, object]>([
    ["an administrator", { channel: text, app_permissions: String(Administrator) }],
    ["no word of permissions", { channel: text }],
    [
      "a stage",
      {
        channel: { id: "2", type: ChannelType.GuildStageVoice },
        app_permissions: String(ViewChannel | SendMessages),
      },
    ],
    [
      "a locked thread and a bot that manages threads",
      {
        channel: { id: "2", type: ChannelType.PublicThread, thread_metadata: { locked: true } },
        app_permissions: String(ViewChannel | SendMessagesInThreads | ManageThreads),
      },
    ],
    ["no word of the channel", { app_permissions: String(ViewChannel | SendMessages) }],
  ])("%s is no obstacle", (_, given) => expect(read(given)).toEqual({}));

  it("is that nobody writes there, in a category or a media channel", () => {
    for (const type of [ChannelType.GuildCategory, ChannelType.GuildMedia])
      expect(read({ channel: { id: "2", type } }).posts).toMatch(/thread/u);
  });

  it("is that a conversation between people is none of the bot's", () => {
    const given = { guild_id: undefined, context: InteractionContextType.PrivateChannel };
    expect(read(given).posts).toContain("direct message with it");
    expect(read({ ...given, context: InteractionContextType.BotDM })).toEqual({});
  });

  it("is that the bot only came along with a person", () => {
    const given = { channel: text, authorizing_integration_owners: { 1: "3" } };
    expect(read(given).posts).toContain("not in this server");
  });
});
