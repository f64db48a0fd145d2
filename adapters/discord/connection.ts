import {
  type APIInteraction,
  Client,
  DiscordAPIError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  type RESTOptions,
} from "discord.js";
import { OperatorError } from "../../src/errors.ts";
import type { DiscordClock, Tell } from "./discord-settings.ts";
import { createIdentifyThrottler } from "./identify-throttler.ts";

export interface ConnectionSettings {
  readonly token: string;
  readonly rest: Partial<RESTOptions>;
  readonly clock: DiscordClock;
  readonly tell: Tell;
  onInteraction(interaction: APIInteraction): void;
  /** The gateway has ended the connection for good, with its code. */
  onEnd(code: number): void;
}

export interface Connection {
  readonly applicationId: string;
  readonly userId: string;
  readonly userName: string;
  /** Resolves within a bounded time. */
  close(): Promise<void>;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const CLOSE_PATIENCE_MS = 1_000;

/**
 * Connects, trying again at growing distances for as long as Discord cannot be reached.
 *
 * @throws OperatorError when the token is refused, and what `signal` says when it is aborted
 */
export async function connect(
  settings: ConnectionSettings,
  signal: AbortSignal,
): Promise<Connection> {
  const gone = aborted(signal);
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    signal.throwIfAborted();
    try {
      return await logIn(settings, gone);
    } catch (error) {
      signal.throwIfAborted();
      if (isRefusal(error)) throw deadToken(error);
      const text = `Discord cannot be reached; trying again in ${waitMs / 1_000} s.`;
      settings.tell({ kind: "disconnected", level: "warn", text, error });
    }
    await settings.clock.sleep(waitMs, signal);
  }
}

export function deadToken(cause?: unknown): OperatorError {
  return new OperatorError(
    "Discord refuses DISCORD_TOKEN. Make a new one in the developer portal (your application, Bot, Reset Token), set it, and start again.",
    { cause },
  );
}

async function logIn(settings: ConnectionSettings, gone: Promise<never>): Promise<Connection> {
  const client = createClient(settings);
  const close = () => {
    // The library takes its own goodbye for a loss.
    client.removeAllListeners(Events.ShardReconnecting);
    return within(CLOSE_PATIENCE_MS, client.destroy());
  };
  try {
    await Promise.race([client.login(settings.token), gone]);
  } catch (error) {
    await close();
    throw error;
  }
  const { user, application } = client;
  if (!user || !application) throw new Error("Discord did not say who the bot is.");
  return { applicationId: application.id, userId: user.id, userName: user.username, close };
}

function createClient({ rest, clock, tell, onInteraction, onEnd }: ConnectionSettings): Client {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    shards: "auto",
    rest,
    // Nothing is ever parsed, even where a message were sent past the renderer.
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      UserManager: { maxSize: 10, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMemberManager: { maxSize: 10, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    ws: {
      buildIdentifyThrottler: async (manager) => {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        return createIdentifyThrottler(limit.max_concurrency, clock);
      },
    },
  });
  // As Discord sends it: the library's own interactions would have to be undone for their JSON.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, onInteraction);
  return listen(client, tell, onEnd);
}

function listen(client: Client, tell: Tell, onEnd: (code: number) => void): Client {
  return client
    .on(Events.ShardDisconnect, ({ code }) => onEnd(code))
    .on(Events.ShardReconnecting, (shard) => {
      const text = `The connection to Discord was lost (shard ${shard}); it is being resumed.`;
      tell({ kind: "disconnected", level: "warn", text });
    })
    .on(Events.ShardResume, (shard) => {
      tell({
        kind: "connected",
        level: "info",
        text: `Connected to Discord again (shard ${shard}).`,
      });
    })
    .on(Events.ShardReady, (shard) => {
      tell({ kind: "connected", level: "info", text: `Connected to Discord (shard ${shard}).` });
    })
    .on(Events.ShardError, (error, shard) => {
      if (isRefusal(error)) return;
      const text = `The connection to Discord has an error (shard ${shard}).`;
      tell({ kind: "failed", level: "warn", text, error });
    })
    .on(Events.Error, (error) => {
      tell({ kind: "failed", level: "error", text: "The Discord library has an error.", error });
    })
    .on(Events.GuildCreate, ({ id }) => {
      tell({
        kind: "joined",
        level: "info",
        text: `The bot was added to the Discord server ${id}.`,
      });
    })
    .on(Events.GuildDelete, ({ id }) => {
      const text = `The bot was removed from the Discord server ${id}; its digests pause.`;
      tell({ kind: "left", level: "info", text });
    });
}

/** The token is refused by the API with a 401, or by the gateway with its own code and no status. */
function isRefusal(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return code === DiscordjsErrorCodes.TokenInvalid || error.message === "Authentication failed";
}

export function isTokenCode(code: number): boolean {
  return code === GatewayCloseCodes.AuthenticationFailed;
}

function aborted(signal: AbortSignal): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // It may come when nobody logs in any more.
  gone.catch(() => undefined);
  return gone;
}

/** A gateway that does not answer a goodbye must not hold up the process. */
async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => undefined), patience]);
  clearTimeout(timer);
}
