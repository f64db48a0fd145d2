import { expect, it } from "vitest";
import { eventually } from "../../../eventually.ts";
import type { Message } from "../../../fakes/discord/world/world.ts";
import { openBot } from "../open-bot.ts";

/** Turns to identify are not waited for. */
const hasty = { now: Date.now, sleep: async () => {} };

const isDigest = ({ components }: Message) => JSON.stringify(components).includes("Trending");

it("a bot of two shards answers each person once and posts each channel's digest once", async () => {
  const { discord, guild, channel, papers, press } = await openBot({ shards: 2 }, { clock: hasty });
  expect(discord.gateway.identifies).toBe(2);
  // Servers fall to one shard after the other.
  const guilds = [guild, ...Array.from({ length: 3 }, () => discord.addGuild())];
  const channels = [channel, ...guilds.slice(1).map((id) => discord.addChannel(id))];
  for (const at of channels) {
    const offered = await papers("subscribe", { topic: "trending" }, { channel: at });
    expect(offered.messages).toHaveLength(1);
    const [preview] = offered.messages;
    if (preview) await press(preview, "Save");
    const [shown] = (await papers("digest", {}, { channel: at })).messages.slice(-1);
    if (shown) await press(shown, "Post it now");
  }
  const digests = () => channels.map((at) => discord.messages(at).filter(isDigest).length);
  await eventually(() => expect(digests()).toEqual([1, 1, 1, 1]));
  const posts = discord.requests.filter(
    ({ method, url }) => method === "POST" && /channels\/\d+\/messages$/u.test(url.pathname),
  );
  expect(posts).toHaveLength(4);
  expect(discord.violations).toEqual([]);
});
