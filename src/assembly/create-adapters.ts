import { platforms } from "../../adapters/index.ts";
import type { Adapter } from "../chat/adapter.ts";
import type {
  AdapterDefinition,
  AdapterDeps,
  PlatformEvent,
  WaysIn,
} from "../chat/define-adapter.ts";
import { defined } from "../collections/defined.ts";
import type { Config } from "../config.ts";
import { SettingsError } from "../errors.ts";
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
  const secret = (name: string) => secretBeside(config, name);
  const made: Made[] = [];
  const waysIn = () => waysInto(made);
  const tell = telling(deps.log);
  const shared: AdapterDeps = { documents, secret, network, listens, publicUrl, waysIn, tell };
  const all = platformsOn(config).map(async ({ title, create }) => ({
    title,
    adapter: await create(config, shared),
  }));
  made.push(...(await Promise.all(all)));
  return made.map(({ adapter }) => adapter);
}

interface Made {
  readonly title: string;
  readonly adapter: Adapter;
}

function waysInto(made: readonly Made[]): WaysIn {
  const addLinks = made.flatMap(({ title, adapter }) => {
    const url = adapter.addLink?.();
    return url === undefined ? [] : [{ title, url }];
  });
  return { addLinks, takesAddresses: made.some(({ adapter }) => adapter.enrolment !== undefined) };
}

/** @throws SettingsError where several processes share what was sealed: each would make a key of its own */
function secretBeside({ DATABASE_URL, DATA_DIR }: Config, name: string): string {
  if (DATABASE_URL === undefined) return keptSecret(DATA_DIR, name);
  const setting = `${name.toUpperCase()}_SECRET`;
  throw new SettingsError(
    `With DATABASE_URL set, ${setting} is needed, the same for all processes: what one seals, another has to read. It is the text of offprint-${name}.key in the folder that was used before, or else 32 random letters or more; see docs/scaling.md.`,
  );
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
