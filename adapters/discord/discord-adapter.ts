import type { APIInteraction } from "discord.js";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Inbox, Notice } from "../../src/chat/inbox.ts";
import { defined } from "../../src/collections/defined.ts";
import { createSeenIds } from "../../src/collections/seen-ids.ts";
import { DeliveryError, OperatorError } from "../../src/errors.ts";
import { systemClock } from "../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import { answerInteraction } from "./answers/answer-interaction.ts";
import { createFormShelf } from "./answers/form-shelf.ts";
import { createRunningWork } from "./answers/running-work.ts";
import { createWelcomes } from "./answers/welcomes.ts";
import { keepRegistered } from "./commands/register-commands.ts";
import { isDirect, NAME } from "./discord-place.ts";
import { type DiscordSettings, safeTell } from "./discord-settings.ts";
import { type Connection, connect } from "./gateway/connection.ts";
import { inviteLink } from "./gateway/invite-link.ts";
import { createRests } from "./gateway/rests.ts";
import { deadToken, refusalByCode } from "./gateway/token-refusal.ts";
import { findPost, findUnder } from "./posts/find-post.ts";
import { deliveryErrorOf, isTokenRefused } from "./posts/post-error.ts";
import { postTo, requireChannel } from "./posts/post-message.ts";
import { postUnder } from "./posts/post-thread.ts";
import { fillLine, isAnnounced, lineOf, postLine } from "./posts/two-steps.ts";
import { splitMessage } from "./render/render-message.ts";

/** Discord says "the past few minutes"; this is the least that can mean. */
const NONCE_MS = 2 * MINUTE;
/** A little below Discord's 50 a second, because requests bunch up on their way. */
const PACE = { platform: { posts: 48, perMs: SECOND }, channel: { posts: 5, perMs: 5 * SECOND } };
const INTERACTIONS_REMEMBERED = 10_000;
const FORMS_REMEMBERED = 1_000;
const STOP_PATIENCE_MS = 5 * SECOND;
const POST_TIMEOUT_MS = 15 * SECOND;

/**
 * Offprint on Discord: commands over the gateway, answers and posts over REST. `start` waits for as
 * long as Discord cannot be reached, and rejects with an OperatorError when the token is refused. A
 * token refused later is told as `dead`; what is to be posted then fails and may be tried again.
 */
export function createDiscordAdapter(settings: DiscordSettings): Adapter {
  const { clock = systemClock, postTimeoutMs = POST_TIMEOUT_MS, guildId } = settings;
  const tell = safeTell(settings.tell);
  const rests = createRests(settings);
  const forms = createFormShelf(FORMS_REMEMBERED);
  const isNew = createSeenIds(INTERACTIONS_REMEMBERED);
  const welcomes = createWelcomes();
  const running = createRunningWork();
  const stopping = new AbortController();
  const { signal } = stopping;
  const cut = new AbortController();
  let connection: Connection | undefined;
  let dead: OperatorError | undefined;
  let noticed = Promise.resolve();

  const die = (error: OperatorError): void => {
    if (dead) return;
    dead = error;
    tell({ kind: "dead", level: "error", text: error.message, error });
  };

  const hear = (inbox: Inbox, interaction: APIInteraction): void => {
    if (signal.aborted || !isNew(interaction.id)) return;
    const answering = { inbox, rests, forms, welcomes };
    const work = answerInteraction(answering, interaction).catch((error: unknown) => {
      tell({ kind: "failed", level: "error", text: "An answer could not be given.", error });
    });
    running.add(work);
  };

  /** One after the other, as they came. */
  const pass = (inbox: Inbox, notice: Notice): void => {
    if (signal.aborted) return;
    welcomes.note(notice);
    noticed = noticed.then(() => inbox.hear(notice));
    running.add(noticed);
  };

  const open = async (inbox: Inbox): Promise<void> => {
    const onInteraction = (interaction: APIInteraction) => hear(inbox, interaction);
    const onNotice = (notice: Notice) => pass(inbox, notice);
    const onEnd = (code: number) => {
      const refusal = refusalByCode(code);
      if (refusal) die(refusal);
      else if (connection) void reopen(inbox);
    };
    const { token } = settings;
    const { api, agent } = rests.repeatable.options;
    const rest = { api, agent };
    const heard = { onInteraction, onNotice, onEnd };
    connection = await connect({ token, rest, clock, tell, ...heard }, signal);
    const registry = {
      applicationId: connection.applicationId,
      ...defined({ guildId: guildId || undefined }),
    };
    await keepRegistered(rests.repeatable, registry, inbox.commands, tell);
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

  const posting = {
    rests,
    signal: () => AbortSignal.any([AbortSignal.timeout(postTimeoutMs), cut.signal]),
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
    isConnected: () => !dead && connection?.isReady() === true,
    post: (place, message, deliveryId, under) =>
      asking(async () =>
        under === undefined
          ? postTo(posting, requireChannel(place), message, deliveryId)
          : postUnder(posting, place, message, deliveryId, under),
      ),
    twoSteps: {
      isFor: isAnnounced,
      begin: (place, message, deliveryId) =>
        asking(async () => postLine(posting, requireChannel(place), message, deliveryId)),
      finish: (place, id, message) =>
        asking(async () => fillLine(posting, { channelId: requireChannel(place), id }, message)),
      pace: { channel: PACE.channel },
    },
    find: (place, deliveryId, under, line) =>
      asking(async () => {
        if (!connection) throw new DeliveryError({ kind: "failed" }, "Discord is not connected.");
        const { userId } = connection;
        const channelId = requireChannel(place);
        const wanted = {
          channelId,
          deliveryId,
          userId,
          ...defined({ line: line ? lineOf(line) : undefined }),
        };
        return under === undefined || isDirect(place)
          ? findPost(rests.repeatable, wanted, clock.now())
          : findUnder(rests.repeatable, wanted, under, clock.now());
      }),
    stop: async (hurry) => {
      stopping.abort();
      await running.ended(STOP_PATIENCE_MS, hurry);
      cut.abort();
      await connection?.close();
      connection = undefined;
      rests.close();
    },
  };
}
