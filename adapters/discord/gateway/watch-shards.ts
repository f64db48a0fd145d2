import { type Client, Events, GatewayDispatchEvents } from "discord.js";

/** Whether every shard is connected with a session, so that nobody who types goes unheard. */
export function watchShards(client: Client): () => boolean {
  const ready = new Set<number>();
  const gain = (_: unknown, shard: number) => void ready.add(shard);
  const lose = (shard: number) => void ready.delete(shard);
  client.ws.on(GatewayDispatchEvents.Ready, gain);
  client.ws.on(GatewayDispatchEvents.Resumed, gain);
  client.on(Events.ShardReconnecting, lose);
  client.on(Events.ShardDisconnect, (_, shard) => lose(shard));
  return () => ready.size > 0 && ready.size === client.ws.shards.size;
}
