import { setTimeout as delay } from "node:timers/promises";
import type { APIInteraction } from "discord.js";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import { DeliveryError, OperatorError } from "../../src/errors.ts";
import { answerInteraction } from "./answer-interaction.ts";
import { type Connection, connect } from "./connection.ts";
import { NAME } from "./discord-place.ts";
import type { DiscordClock, DiscordSettings } from "./discord-settings.ts";
import { findPost } from "./find-post.ts";
import { createFormShelf } from "./form-shelf.ts";
import { inviteLink } from "./invite-link.ts";
import { deliveryErrorOf, isTokenRefused } from "./post-error.ts";
import { postMessage, requireChannel } from "./post-message.ts";
import { registerCommands } from "./register-commands.ts";
import { splitMessage } from "./render/render-message.ts";
import { createRests } from "./rests.ts";
import { createSeenIds } from "./seen-ids.ts";
import { deadToken, isTokenCode } from "./token-refusal.ts";

/** Discord says "the past few minutes"; this is the least that can mean. */
const NONCE_MS = 120_000;
/** A little below Discord's 50 a second, because requests bunch up on their way. */
const PACE = { platform: { posts: 48, perMs: 1_000 }, channel: { posts: 5, perMs: 5_000 } };
const INTERACTIONS_REMEMBERED = 10_000;
const FORMS_REMEMBERED = 1_000;
const STOP_PATIENCE_MS = 5_000;

const systemClock: DiscordClock = {
  now: () => Date.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}),
};

/**
 * Offprint on Discord: commands over the gateway, answers and posts over REST. `start` waits for as
 * long as Discord cannot be reached, and rejects with an OperatorError when the token is refused. A
 * token refused later is told as `dead`; what is to be posted then fails and may be tried again.
 */
export function createDiscordAdapter(settings: DiscordSettings): Adapter {
  const { tell = () => {}, clock = systemClock } = settings;
  const rests = createRests(settings);
  const forms = createFormShelf(FORMS_REMEMBERED);
  const isNew = createSeenIds(INTERACTIONS_REMEMBERED);
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const { signal } = stopping;
  let connection: Connection | undefined;
  let dead: OperatorError | undefined;

  const die = (error: OperatorError): void => {
    if (dead) return;
    dead = error;
    tell({ kind: "dead", level: "error", text: error.message, error });
  };

  const hear = (inbox: Inbox, interaction: APIInteraction): void => {
    if (signal.aborted || !isNew(interaction.id)) return;
    const work = answerInteraction({ inbox, rests, forms }, interaction).catch((error: unknown) => {
      tell({ kind: "failed", level: "error", text: "An answer could not be given.", error });
    });
    running.add(work);
    void work.then(() => running.delete(work));
  };

  const register = async (inbox: Inbox, applicationId: string): Promise<void> => {
    const { guildId } = settings;
    const where = { applicationId, ...(guildId && { guildId }) };
    try {
      const isChanged = await registerCommands(rests.repeatable, where, inbox.commands);
      const text = isChanged ? "Registered /papers." : "/papers is registered and up to date.";
      tell({ kind: "registered", level: "info", text });
    } catch (error) {
      const text =
        "The commands could not be registered with Discord; start again to try once more.";
      tell({ kind: "failed", level: "error", text, error });
    }
  };

  const open = async (inbox: Inbox): Promise<void> => {
    const onInteraction = (interaction: APIInteraction) => hear(inbox, interaction);
    const onEnd = (code: number) => {
      if (isTokenCode(code)) die(deadToken());
      else if (connection) void reopen(inbox);
    };
    const { token } = settings;
    const rest = { api: rests.repeatable.options.api };
    connection = await connect({ token, rest, clock, tell, onInteraction, onEnd }, signal);
    await register(inbox, connection.applicationId);
  };

  /** After an end that another connection mends, such as a bot that grew and needs more shards. */
  const reopen = async (inbox: Inbox): Promise<void> => {
    const ended = connection;
    connection = undefined;
    await ended?.close();
    await open(inbox).catch((error: unknown) => {
      if (error instanceof OperatorError) die(error);
    });
  };

  const asking = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (dead) throw new DeliveryError({ kind: "failed" }, dead.message, { cause: dead });
    try {
      return await ask();
    } catch (error) {
      if (isTokenRefused(error)) die(deadToken(error));
      throw deliveryErrorOf(error);
    }
  };

  return {
    name: NAME,
    repeatSafeMs: NONCE_MS,
    pace: PACE,
    split: splitMessage,
    start: async (inbox) => {
      try {
        await open(inbox);
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof OperatorError) die(error);
        throw error;
      }
      if (!connection) return;
      const { userName, applicationId } = connection;
      const text = `Listening on Discord as ${userName}. Add it to a server: ${inviteLink(applicationId)}`;
      tell({ kind: "connected", level: "info", text });
    },
    post: (place, message, deliveryId) =>
      asking(() => postMessage(rests, place, message, deliveryId)),
    find: (place, deliveryId) =>
      asking(async () => {
        if (!connection) throw new DeliveryError({ kind: "failed" }, "Discord is not connected.");
        const wanted = { channelId: requireChannel(place), deliveryId, userId: connection.userId };
        return findPost(rests.repeatable, wanted, clock.now());
      }),
    stop: async () => {
      stopping.abort();
      const patience = delay(STOP_PATIENCE_MS, undefined, { ref: false });
      await Promise.race([Promise.all(running), patience]);
      await connection?.close();
      connection = undefined;
      rests.close();
    },
  };
}
