import {
  type Client,
  type GatewayChannelDeleteDispatchData,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayReadyDispatchData,
  type GatewayThreadDeleteDispatchData,
} from "discord.js";
import type { Notice } from "../../../src/chat/inbox.ts";
import type { Place } from "../../../src/chat/place.ts";
import { defined } from "../../../src/collections/defined.ts";
import { discordPlace, NAME, serverPlace } from "../discord-place.ts";
import type { Tell } from "../discord-settings.ts";
import { type Shard, tellsOf } from "./shard.ts";

export interface ServerSettings {
  /** The one that is heard, of several; all where there is none. */
  readonly shard: Shard | undefined;
  readonly hear: (notice: Notice) => void;
  readonly tell: Tell;
}

/**
 * Hears where the bot is, as the gateway tells it: the whole list once every shard has named its
 * servers, and anew with each session, since what happened between two sessions is told by nobody.
 * A server that Discord cannot reach for now is still one of them.
 */
export function listenToServers(client: Client, { shard: own, hear, tell }: ServerSettings): void {
  const byShard = new Map<number, Set<string>>();

  function begin({ guilds }: GatewayReadyDispatchData, shard: number): void {
    byShard.set(shard, new Set(guilds.map(({ id }) => id)));
    if (byShard.size < client.ws.shards.size) return;
    const ids = [...byShard.values()].flatMap((each) => [...each]);
    const servers = [serverPlace(undefined), ...ids.map(serverPlace)];
    const among = own && ((server: Place) => tellsOf(own, server));
    hear({ kind: "present", adapter: NAME, servers, ...defined({ among }) });
  }

  function join({ id }: GatewayGuildCreateDispatchData, shard: number): void {
    const known = byShard.get(shard);
    if (!known || known.has(id)) return;
    known.add(id);
    const text = `The bot was added to the Discord server ${id}.`;
    tell({ kind: "joined", level: "info", text });
    hear({ kind: "joined", within: serverPlace(id) });
  }

  function leave({ id, unavailable }: GatewayGuildDeleteDispatchData, shard: number): void {
    if (unavailable) return;
    byShard.get(shard)?.delete(id);
    const text = `The bot was removed from the Discord server ${id}; its digests pause.`;
    tell({ kind: "left", level: "info", text });
    hear({ kind: "left", within: serverPlace(id) });
  }

  function lose(gone: GatewayChannelDeleteDispatchData | GatewayThreadDeleteDispatchData): void {
    const guildId = "guild_id" in gone ? gone.guild_id : undefined;
    hear({ kind: "left", within: discordPlace(guildId, gone.id) });
  }

  client.ws.on(GatewayDispatchEvents.Ready, begin);
  client.ws.on(GatewayDispatchEvents.GuildCreate, join);
  client.ws.on(GatewayDispatchEvents.GuildDelete, leave);
  client.ws.on(GatewayDispatchEvents.ChannelDelete, lose);
  client.ws.on(GatewayDispatchEvents.ThreadDelete, lose);
}
