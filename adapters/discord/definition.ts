import { defineAdapter } from "../../src/chat/define-adapter.ts";
import { defined } from "../../src/collections/defined.ts";
import { formed, secret, WebAddress, WholeNumber } from "../../src/settings/setting-shapes.ts";

export const discord = defineAdapter({
  name: "discord",
  title: "Discord",
  turnedOnBy: "DISCORD_TOKEN",
  settings: {
    DISCORD_TOKEN: formed(
      /^[\w-]{20,}\.[\w-]{4,}\.[\w-]{20,}$/u,
      "must be a bot token: three parts with dots",
    )
      .optional()
      .meta(secret("Turns Discord on: the bot's token, from the developer portal")),
    DISCORD_GUILD_ID: formed(/^\d{15,20}$/u, "must be a server's id, a long number")
      .optional()
      .meta({
        description: "Registers /papers in this Discord server alone, for trying things out",
      }),
    DISCORD_SHARDS: WholeNumber.refine((count) => count >= 1, "must be at least 1")
      .optional()
      .meta({
        description:
          "Shards that several processes share out among them, the same for all; all in one where not set",
      }),
    DISCORD_API_URL: WebAddress.prefault("https://discord.com/api").meta({
      description: "Discord's interface",
    }),
  },
  needs: [
    { name: "DISCORD_GUILD_ID", groups: [["DISCORD_TOKEN"]], page: "docs/discord.md" },
    {
      name: "DISCORD_SHARDS",
      groups: [["DISCORD_TOKEN", "DATABASE_URL"]],
      page: "docs/scaling.md",
    },
  ],
  isOn: ({ DISCORD_TOKEN }) => DISCORD_TOKEN !== undefined,
  create: async (given, { documents, network, tell }) => {
    const { DISCORD_TOKEN, DISCORD_GUILD_ID, DISCORD_SHARDS, DISCORD_API_URL } = given;
    if (DISCORD_TOKEN === undefined) throw new Error("Discord is on only where there is a token.");
    if (network.agentFor(GATEWAY)) tell({ level: "warn", kind: "proxy", text: GATEWAY_DIRECT });
    const { createDiscordAdapter } = await import("./discord-adapter.ts");
    return createDiscordAdapter({
      token: DISCORD_TOKEN,
      apiUrl: DISCORD_API_URL.href,
      agent: await network.dispatcher(),
      ...defined({
        guildId: DISCORD_GUILD_ID,
        shards: DISCORD_SHARDS,
        claim: documents("discord").claim,
      }),
      tell,
    });
  },
  checks: async ({ DISCORD_TOKEN, DISCORD_SHARDS, DISCORD_API_URL }, { places, network }) => {
    if (DISCORD_TOKEN === undefined) return [];
    const { discordChecks } = await import("./gateway/discord-checks.ts");
    const agent = await network.dispatcher();
    const access = { token: DISCORD_TOKEN, apiUrl: DISCORD_API_URL.href, agent };
    return discordChecks({ ...access, ...defined({ shards: DISCORD_SHARDS }) }, places);
  },
});

const GATEWAY = "wss://gateway.discord.gg";

const GATEWAY_DIRECT =
  "The connection over which Discord sends commands does not go through the proxy, since its library knows none: let the bot reach gateway.discord.gg, port 443, directly.";
