import { platforms } from "../../adapters/index.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { AdapterDefinition, AdapterDeps, PlatformEvent } from "../chat/define-adapter.ts";
import { defined } from "../collections/defined.ts";
import type { Config } from "../config.ts";
import type { Network } from "../http/proxy.ts";
import type { Log } from "../log.ts";
import { keptSecret } from "../secrets/kept-secret.ts";

export interface PlatformDeps extends Pick<AdapterDeps, "documents"> {
  readonly config: Config;
  readonly log: Log;
  readonly network: Network;
}

/** The adapters of the platforms that have their settings. An SDK is loaded only when it is used. */
export async function createPlatformAdapters(deps: PlatformDeps): Promise<Adapter[]> {
  const { config, documents, network } = deps;
  const listens = config.PORT !== undefined;
  const publicUrl = config.PUBLIC_URL;
  const secret = (name: string) => keptSecret(config.DATA_DIR, name);
  const shared: AdapterDeps = {
    documents,
    secret,
    network,
    listens,
    publicUrl,
    tell: telling(deps.log),
  };
  return Promise.all(platformsOn(config).map(({ create }) => create(config, shared)));
}

/** Whether any platform has its settings. */
export function hasPlatform(config: Config): boolean {
  return platformsOn(config).length > 0;
}

/** The ways to turn a platform on, such as `DISCORD_TOKEN`. */
export const waysToTurnOn = platforms.map(({ turnedOnBy }) => turnedOnBy);

function platformsOn(config: Config): AdapterDefinition<Config>[] {
  const all: readonly AdapterDefinition<Config>[] = platforms;
  return all.filter(({ isOn }) => isOn(config));
}

function telling(log: Log) {
  return ({ level, kind, text, error }: PlatformEvent) =>
    log[level]({ kind, ...defined({ err: error }) }, text);
}
