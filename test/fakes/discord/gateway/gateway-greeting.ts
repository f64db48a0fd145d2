import { z } from "zod";
import { guildJson, userJson } from "../world/payloads.ts";
import { shardOf } from "../world/snowflakes.ts";
import type { World } from "../world/world.ts";

const GUILDS_INTENT = 1 << 0;
/** Members, presences and message content need Discord's approval. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
/** Bits that have a meaning: https://docs.discord.com/developers/events/gateway#list-of-intents */
const KNOWN = 0x1ffff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);
/** From here on one shard is refused: https://docs.discord.com/developers/events/gateway#sharding */
const GUILDS_PER_SHARD = 2_500;

const identification = z.object({
  token: z.string(),
  intents: z.int().min(0),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).optional(),
});

export interface Greeting {
  readonly shard: readonly [number, number];
  /** READY, but for the session. */
  readonly ready: object;
  /** What GUILD_CREATE says, one for each server of the shard. */
  readonly guilds: readonly object[];
}

/** The answer to an identify, or the code it is refused with. */
export function greet(world: World, d: unknown): Greeting | number {
  const { data, error } = identification.safeParse(d);
  if (!data) return refused(world, 4002, `an identify that cannot be read: ${error}`);
  if (data.token !== world.token) return 4004;
  const [shard, shards] = data.shard ?? [0, 1];
  if (shard >= shards) return refused(world, 4010, `shard ${shard} of ${shards}`);
  const guilds = [...world.guilds.values()].filter(({ joined }) => joined);
  if (guilds.length / shards > GUILDS_PER_SHARD)
    return refused(world, 4011, `${guilds.length} servers on ${shards} shards`);
  if (data.intents & ~KNOWN) return refused(world, 4013, `intents ${data.intents}`);
  if (data.intents & PRIVILEGED) return refused(world, 4014, `intents ${data.intents}`);
  if (data.intents !== GUILDS_INTENT) world.violate("gateway", `intents ${data.intents}`);
  const mine = guilds.filter(({ id }) => shardOf(id, shards) === shard);
  return {
    shard: [shard, shards],
    ready: {
      v: 10,
      user: { ...userJson(world.applicationId, true), verified: true, mfa_enabled: true },
      application: { id: world.applicationId, flags: 0 },
      guilds: mine.map(({ id }) => ({ id, unavailable: true })),
      shard: [shard, shards],
    },
    guilds: mine.map((guild) => guildJson(world, guild)),
  };
}

function refused(world: World, code: number, why: string): number {
  world.violate(`gateway ${code}`, why);
  return code;
}
