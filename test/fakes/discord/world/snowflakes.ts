/** Discord counts milliseconds from the first second of 2015. */
const EPOCH = 1_420_070_400_000;

/** Makes ids as Discord does: rising, with the moment of their making in the upper 42 bits. */
export function createSnowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const earliest = snowflakeAt(now());
    last = earliest > last ? earliest : last + 1n;
    return String(last);
  };
}

/** The smallest id of a moment. */
export function snowflakeAt(at: number): bigint {
  return BigInt(Math.floor(at) - EPOCH) << 22n;
}

/** The shard that hears of a server: https://docs.discord.com/developers/events/gateway#sharding */
export function shardOf(guildId: string, shards: number): number {
  return Number((BigInt(guildId) >> 22n) % BigInt(shards));
}
