import type { IIdentifyThrottler } from "discord.js";
import { doublingMs } from "../../../src/time/back-off.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { HOUR, MINUTE, SECOND } from "../../../src/time/durations.ts";
import type { Claim } from "../discord-settings.ts";

/** Discord lets so many shards identify every five seconds as its concurrency says. */
const TURN_MS = 5_500;
const FREE_AN_HOUR = 2;
/** Between two looks at whether another process's turn has ended. */
const ASK_MS = 500;
const WAITS = { firstMs: 10 * SECOND, longestMs: 10 * MINUTE };

export interface IdentifySettings {
  readonly clock: Clock;
  /** Where other processes identify other shards: one of them at a time has a turn. */
  readonly claim?: Claim;
}

/**
 * Gives each shard its turn to identify, and ever later ones to a shard that has to again and again: a
 * session that keeps breaking would otherwise use up the 1,000 identifies of a day, after which
 * Discord resets the token.
 *
 * @see https://docs.discord.com/developers/events/gateway#rate-limiting
 */
export function createIdentifyThrottler(
  maxConcurrency: number,
  { clock, claim = async () => true }: IdentifySettings,
): IIdentifyThrottler {
  const identified = new Map<number, number[]>();
  /** When the next may go, by the shard's number modulo the concurrency. */
  const turns = new Map<number, number>();
  return {
    waitForIdentify: async (shardId, signal) => {
      const now = clock.now();
      const recent = (identified.get(shardId) ?? []).filter((at) => now - at < HOUR);
      const line = shardId % maxConcurrency;
      const at = Math.max(turns.get(line) ?? now, now + waitBefore(recent.length));
      identified.set(shardId, [...recent, at]);
      turns.set(line, at + TURN_MS);
      if (at > now) await clock.sleep(at - now, signal);
      // discord.js goes on to identify after whatever else is thrown: by then on the next connection, too.
      const isOurs = () => claim(`identify ${line}`, TURN_MS).catch(() => false);
      while (!(await isOurs())) await clock.sleep(ASK_MS, signal);
      signal.throwIfAborted();
    },
  };
}

function waitBefore(recent: number): number {
  return recent < FREE_AN_HOUR ? 0 : doublingMs(WAITS, recent - FREE_AN_HOUR + 1);
}
