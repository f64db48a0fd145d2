import { onTestFinished } from "vitest";
import { type FakeDiscord, startFakeDiscord } from "./fake-discord.ts";
import { connectRawBot, type RawAnswer, type RawBot } from "./raw-bot.ts";

export interface RawDiscord {
  readonly discord: FakeDiscord;
  readonly bot: RawBot;
  /** A text channel of a server. */
  readonly channel: string;
  /** Posts to it, or to another. */
  post(body: object, to?: string): Promise<RawAnswer>;
}

/** A local Discord and a bot without a library, both gone when the test has finished. */
export async function openRawDiscord(
  options: Parameters<typeof startFakeDiscord>[0] = {},
  react?: Parameters<typeof connectRawBot>[1],
): Promise<RawDiscord> {
  const discord = await startFakeDiscord(options);
  const channel = discord.addChannel(discord.addGuild());
  const bot = await connectRawBot(discord, react);
  onTestFinished(async () => {
    bot.close();
    await discord.close();
  });
  const post = (body: object, to = channel) => bot.call("POST", `/channels/${to}/messages`, body);
  return { discord, bot, channel, post };
}
