import { addressOf, DIRECT, type Place } from "../../../src/chat/place.ts";

/** One of several shards, which this process hears alone; without one, a connection hears them all. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/**
 * Whether it is the shard that is told of a server, or of direct messages.
 *
 * @see https://docs.discord.com/developers/events/gateway#sharding-sharding-formula
 */
export function tellsOf({ index, count }: Shard, server: Place): boolean {
  const id = addressOf(server);
  if (id === DIRECT) return index === 0;
  return Number((BigInt(id) >> 22n) % BigInt(count)) === index;
}
