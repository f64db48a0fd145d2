import { type Client, Events, GatewayDispatchEvents } from "discord.js";
import { doublingMs } from "../../../src/time/back-off.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../../src/time/durations.ts";
import { within } from "../../../src/time/within.ts";
import { type ClientSettings, createClient } from "./create-client.ts";
import { refusalOf } from "./token-refusal.ts";

export interface ConnectionSettings extends ClientSettings {
  readonly token: string;
}

export interface Connection {
  readonly applicationId: string;
  readonly userId: string;
  readonly userName: string;
  /** Every shard hears. */
  isReady(): boolean;
  /** Resolves within a bounded time. */
  close(): Promise<void>;
}

const WAITS = { firstMs: SECOND, longestMs: MINUTE };
/** A gateway that does not answer a goodbye must not hold up the process. */
const GOODBYE = { ms: SECOND, clock: systemClock };

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
  for (let tries = 1; ; tries++) {
    const waitMs = doublingMs(WAITS, tries);
    signal.throwIfAborted();
    try {
      return await logIn(settings, gone);
    } catch (error) {
      signal.throwIfAborted();
      const refusal = refusalOf(error);
      if (refusal) throw refusal;
      const text = `Discord cannot be reached; trying again in ${waitMs / SECOND} s.`;
      settings.tell({ kind: "disconnected", level: "warn", text, error });
    }
    await settings.clock.sleep(waitMs, signal);
  }
}

async function logIn(settings: ConnectionSettings, gone: Promise<never>): Promise<Connection> {
  const client = createClient(settings);
  const isReady = watchShards(client);
  const close = () => {
    // The library takes its own goodbye for a loss.
    client.removeAllListeners(Events.ShardReconnecting);
    return within(client.destroy(), GOODBYE, () => undefined).catch(() => undefined);
  };
  try {
    await Promise.race([client.login(settings.token), gone]);
  } catch (error) {
    await close();
    throw error;
  }
  const { user, application } = client;
  if (!user || !application) throw new Error("Discord did not say who the bot is.");
  const { id: userId, username: userName } = user;
  return { applicationId: application.id, userId, userName, isReady, close };
}

/** Whether every shard is connected with a session, so that nobody who types goes unheard. */
function watchShards(client: Client): () => boolean {
  const ready = new Set<number>();
  const gain = (_: unknown, shard: number) => void ready.add(shard);
  const lose = (shard: number) => void ready.delete(shard);
  client.ws.on(GatewayDispatchEvents.Ready, gain);
  client.ws.on(GatewayDispatchEvents.Resumed, gain);
  client.on(Events.ShardReconnecting, lose);
  client.on(Events.ShardDisconnect, (_, shard) => lose(shard));
  return () => ready.size > 0 && ready.size === client.ws.shards.size;
}

function aborted(signal: AbortSignal): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  // It may come when nobody logs in any more.
  gone.catch(() => undefined);
  return gone;
}
