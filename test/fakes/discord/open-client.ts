import {
  Client,
  Events,
  GatewayIntentBits,
  type Interaction,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import { onTestFinished } from "vitest";
import { type FakeDiscord, startFakeDiscord } from "./fake-discord.ts";

const papers: RESTPostAPIApplicationCommandsJSONBody = {
  name: "papers",
  description: "Research papers",
  contexts: [0, 1],
  integration_types: [0, 1],
  options: [
    {
      type: 1,
      name: "search",
      description: "Search papers",
      options: [
        { type: 3, name: "query", description: "Words", required: true, autocomplete: true },
        { type: 4, name: "count", description: "How many", min_value: 1, max_value: 20 },
      ],
    },
  ],
};

/** What a person types for it. */
export const searching = {
  name: "papers",
  subcommand: "search",
  options: { query: "diffusion" },
};

/** A local Discord with one text channel, gone when the test has finished. */
export async function openForClient(options: Parameters<typeof startFakeDiscord>[0] = {}) {
  const discord = await startFakeDiscord(options);
  onTestFinished(() => discord.close());
  const guild = discord.addGuild();
  return { discord, guild, channel: discord.addChannel(guild) };
}

/** The real library, connected and with `papers search` registered. */
export async function connectClient(
  discord: FakeDiscord,
  answer?: (one: Interaction) => Promise<unknown>,
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.apiUrl },
    allowedMentions: { parse: [] },
  });
  onTestFinished(() => client.destroy());
  client.on(Events.Error, () => undefined);
  if (answer) client.on(Events.InteractionCreate, (one) => void answer(one));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  const connected = await ready;
  await connected.application.commands.set([papers]);
  return connected;
}
