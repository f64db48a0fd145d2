import { adapters } from "../../adapters/index.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Config } from "../config.ts";
import type { Network } from "../http/proxy.ts";
import type { Log } from "../log.ts";
import type { ListedDocuments } from "../stores/documents.ts";

export interface PlatformDeps {
  readonly config: Config;
  readonly log: Log;
  /** What an adapter keeps, by its name. */
  readonly documents: (owner: string) => ListedDocuments;
  readonly network: Network;
}

/** The adapters of the platforms that have their settings. An SDK is loaded only when it is used. */
export async function createPlatformAdapters(deps: PlatformDeps): Promise<Adapter[]> {
  const created = [createDiscord(deps), createSlack(deps)];
  return (await Promise.all(created)).filter((adapter) => adapter !== undefined);
}

/** Whether any platform has its settings. */
export function hasPlatform(config: Config): boolean {
  return config.DISCORD_TOKEN !== undefined || slackAccess(config) !== undefined;
}

async function createDiscord({ config, log, network }: PlatformDeps): Promise<Adapter | undefined> {
  if (config.DISCORD_TOKEN === undefined) return undefined;
  if (config.HTTPS_PROXY ?? config.HTTP_PROXY) log.warn(GATEWAY_DIRECT);
  const { createDiscordAdapter } = await adapters.discord();
  return createDiscordAdapter({
    token: config.DISCORD_TOKEN,
    apiUrl: config.DISCORD_API_URL.href,
    agent: await network.dispatcher(),
    ...(config.DISCORD_GUILD_ID !== undefined && { guildId: config.DISCORD_GUILD_ID }),
    tell: telling(log),
  });
}

async function createSlack(deps: PlatformDeps): Promise<Adapter | undefined> {
  const { config, log, documents } = deps;
  const access = slackAccess(config);
  if (!access) return undefined;
  const transport = slackTransport(deps);
  const { createSlackAdapter } = await adapters.slack();
  return createSlackAdapter({
    ...{ access, transport, apiUrl: config.SLACK_API_URL.href, managers: config.SLACK_MANAGERS },
    inTwoSteps: config.SLACK_UNCERTAIN === "line",
    store: documents("slack"),
    seen: documents("slack-seen"),
    tell: telling(log),
  });
}

const GATEWAY_DIRECT =
  "The connection over which Discord sends commands does not go through the proxy, since its library knows none: let the bot reach gateway.discord.gg, port 443, directly.";

/** A platform's own words, in the log. */
function telling(log: Log) {
  return (event: PlatformEvent) => {
    const { level, kind, text, error } = event;
    log[level]({ kind, ...(error !== undefined && { err: error }) }, text);
  };
}

interface PlatformEvent {
  readonly level: "info" | "warn" | "error";
  readonly kind: string;
  readonly text: string;
  readonly error?: unknown;
}

function slackAccess(config: Config) {
  const { SLACK_CLIENT_ID: clientId, SLACK_BOT_TOKEN: botToken } = config;
  if (clientId !== undefined) return manyWorkspaces(config, clientId);
  return botToken === undefined ? undefined : ({ kind: "one", botToken } as const);
}

function manyWorkspaces(config: Config, clientId: string) {
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = config;
  const { PUBLIC_URL: address, PORT } = config;
  if (clientSecret === undefined || stateSecret === undefined || !address || PORT === undefined)
    throw new Error(HALVED);
  const publicUrl = address.href;
  return { kind: "many", clientId, clientSecret, stateSecret, publicUrl } as const;
}

function slackTransport({ config, network }: PlatformDeps) {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, PORT } = config;
  if (appToken !== undefined)
    return { kind: "socket", appToken, agentFor: network.agentFor } as const;
  if (signingSecret !== undefined && PORT !== undefined)
    return { kind: "http", signingSecret } as const;
  throw new Error(HALVED);
}

const HALVED = "Settings that need each other are read together or not at all.";
