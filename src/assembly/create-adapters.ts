import { adapters } from "../../adapters/index.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";

/** The adapters of the platforms that have their settings. An SDK is loaded only when it is used. */
export async function createPlatformAdapters(config: Config, log: Log): Promise<Adapter[]> {
  if (config.DISCORD_TOKEN === undefined) return [];
  const { createDiscordAdapter } = await adapters.discord();
  const discord = createDiscordAdapter({
    token: config.DISCORD_TOKEN,
    apiUrl: config.DISCORD_API_URL.href,
    tell: ({ level, kind, text, error }) =>
      log[level]({ kind, ...(error !== undefined && { err: error }) }, text),
  });
  return [discord];
}
