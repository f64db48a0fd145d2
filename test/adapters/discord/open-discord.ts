import { Agent } from "undici";
import { createDiscordAdapter, type DiscordEvent } from "../../../adapters/discord/index.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import { type Place, placeOf } from "../../../src/chat/place.ts";
import { type FakeDiscord, startFakeDiscord } from "../../fakes/discord/fake-discord.ts";

export interface OpenDiscord {
  readonly discord: FakeDiscord;
  readonly adapter: Adapter;
  readonly guild: string;
  readonly channel: string;
  /** The channel, as the bot names it. */
  readonly place: Place;
  /** What the operator was told. */
  readonly events: readonly DiscordEvent[];
  /** Stops the adapter, then Discord. */
  close(): Promise<void>;
}

/** An adapter that is not started yet, on a Discord with one server and one text channel. */
export async function openDiscord(
  options: Parameters<typeof startFakeDiscord>[0] = {},
  more: Parameters<typeof connectTo>[1] = {},
): Promise<OpenDiscord> {
  const discord = await startFakeDiscord(options);
  const guild = discord.addGuild();
  const channel = discord.addChannel(guild);
  const { adapter, events } = connectTo(discord, more);
  return {
    discord,
    adapter,
    guild,
    channel,
    events,
    place: placeOf("discord", `${guild}/${channel}`),
    close: async () => {
      await adapter.stop();
      await discord.close();
    },
  };
}

/** As the bot gives one: that of the process may be of another version, brought by Slack's libraries. */
export const agent = new Agent();

/** Another bot process on the same Discord. */
export function connectTo(
  { apiUrl, token }: Pick<FakeDiscord, "apiUrl" | "token">,
  more: Partial<Parameters<typeof createDiscordAdapter>[0]> = {},
): { adapter: Adapter; events: DiscordEvent[] } {
  const events: DiscordEvent[] = [];
  const tell = (event: DiscordEvent) => void events.push(event);
  return { adapter: createDiscordAdapter({ apiUrl, token, tell, agent, ...more }), events };
}
