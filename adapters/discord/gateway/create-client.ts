import {
  type APIInteraction,
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type RESTOptions,
} from "discord.js";
import type { Notice } from "../../../src/chat/inbox.ts";
import type { Tell } from "../discord-settings.ts";
import { createIdentifyThrottler, type IdentifySettings } from "./identify-throttler.ts";
import { listenToServers } from "./listen-to-servers.ts";
import type { Shard } from "./shard.ts";
import { refusalOf } from "./token-refusal.ts";

export interface ClientSettings extends IdentifySettings {
  /** All of them where none is named. */
  readonly shard?: Shard;
  readonly rest: Partial<RESTOptions>;
  readonly tell: Tell;
  onInteraction(interaction: APIInteraction): void;
  onNotice(notice: Notice): void;
  /** The gateway has ended the connection for good, with its code. */
  onEnd(code: number): void;
}

/** The library's client with what this bot needs of it, not yet connected. */
export function createClient(settings: ClientSettings): Client {
  const { rest, shard, tell, onInteraction, onNotice, onEnd } = settings;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    ...(shard ? { shards: [shard.index], shardCount: shard.count } : { shards: "auto" }),
    rest,
    // Nothing is ever parsed, even where a message were sent past the renderer.
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 10, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMemberManager: { maxSize: 10, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    ws: {
      buildIdentifyThrottler: async (manager) => {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        return createIdentifyThrottler(limit.max_concurrency, settings);
      },
    },
  });
  // As Discord sends it: the library's own interactions would have to be undone for their JSON.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  listenToServers(client, { shard, hear: onNotice, tell });
  return listen(client, tell, onEnd);
}

function listen(client: Client, tell: Tell, onEnd: (code: number) => void): Client {
  return client
    .on(Events.ShardDisconnect, ({ code }) => onEnd(code))
    .on(Events.ShardReconnecting, (shard) => {
      const text = `The connection to Discord was lost (shard ${shard}); it is being resumed.`;
      tell({ kind: "disconnected", level: "warn", text });
    })
    .on(Events.ShardResume, (shard) => {
      tell({
        kind: "connected",
        level: "info",
        text: `Connected to Discord again (shard ${shard}).`,
      });
    })
    .on(Events.ShardReady, (shard) => {
      tell({ kind: "connected", level: "info", text: `Connected to Discord (shard ${shard}).` });
    })
    .on(Events.ShardError, (error, shard) => {
      if (refusalOf(error)) return;
      const text = `The connection to Discord has an error (shard ${shard}).`;
      tell({ kind: "failed", level: "warn", text, error });
    })
    .on(Events.Error, (error) => {
      tell({ kind: "failed", level: "error", text: "The Discord library has an error.", error });
    });
}
