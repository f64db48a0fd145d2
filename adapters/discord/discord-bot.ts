import { type APIUser, Routes } from "discord.js";
import { createFollowUps } from "../../src/chat/follow-ups.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import { createSeenIds } from "../../src/collections/seen-ids.ts";
import { DeliveryError, type OperatorError } from "../../src/errors.ts";
import { type Clock, systemClock } from "../../src/time/clock.ts";
import type { Answering } from "./answers/answer-interaction.ts";
import { createFormShelf } from "./answers/form-shelf.ts";
import { createRunningWork, type RunningWork } from "./answers/running-work.ts";
import { createWelcomes } from "./answers/welcomes.ts";
import { type DiscordSettings, safeTell, type Tell } from "./discord-settings.ts";
import type { Connection } from "./gateway/connection.ts";
import { createRests } from "./gateway/rests.ts";
import type { Shard } from "./gateway/shard.ts";
import { deadToken } from "./gateway/token-refusal.ts";
import { deliveryErrorOf, isTokenRefused } from "./posts/post-error.ts";

const INTERACTIONS_REMEMBERED = 10_000;
const FORMS_REMEMBERED = 1_000;

/** What the adapter holds while it runs. */
export interface DiscordBot extends Omit<Answering, "inbox"> {
  readonly settings: DiscordSettings;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly isNew: (interactionId: string) => boolean;
  readonly running: RunningWork;
  /** Aborted when the bot is to stop; then `cut`, when what is under way has had its time. */
  readonly stopping: AbortController;
  readonly cut: AbortController;
  /** By the number of the shard. */
  readonly listening: Map<number, Listening>;
  /** Who the bot is, once that was asked. */
  who: Promise<string> | undefined;
  /** Why Discord takes nothing from this bot any more. */
  dead: OperatorError | undefined;
  /** Ends when every notice so far was heard. */
  noticed: Promise<void>;
}

/** A connection, from when it is wanted until it no longer is. */
export interface Listening {
  readonly inbox: Inbox;
  readonly shard: Shard | undefined;
  /** What is told meanwhile is this process's to answer. */
  readonly isOurs: () => boolean;
  readonly stopping: AbortController;
  connection: Connection | undefined;
}

export function createDiscordBot(settings: DiscordSettings): DiscordBot {
  return {
    settings,
    clock: settings.clock ?? systemClock,
    tell: safeTell(settings.tell),
    rests: createRests(settings),
    forms: createFormShelf(FORMS_REMEMBERED),
    isNew: createSeenIds(INTERACTIONS_REMEMBERED),
    welcomes: createWelcomes(),
    followUps: createFollowUps(),
    running: createRunningWork(),
    stopping: new AbortController(),
    cut: new AbortController(),
    listening: new Map(),
    who: undefined,
    dead: undefined,
    noticed: Promise.resolve(),
  };
}

/** Told once: nothing is answered or posted from here on. */
export function die(bot: DiscordBot, error: OperatorError): void {
  if (bot.dead) return;
  bot.dead = error;
  bot.tell({ kind: "dead", level: "error", text: error.message, error });
}

/** Asks Discord for delivery. @throws DeliveryError */
export async function asking<T>(bot: DiscordBot, ask: () => Promise<T>): Promise<T> {
  const { dead } = bot;
  if (dead) throw new DeliveryError({ kind: "failed" }, dead.message, { cause: dead });
  try {
    return await ask();
  } catch (error) {
    if (isTokenRefused(error)) die(bot, deadToken(error));
    throw deliveryErrorOf(error);
  }
}

/** The bot's own user, which a process that hears nothing has to ask for. */
export function whoIs(bot: DiscordBot): Promise<string> {
  const [known] = [...bot.listening.values()].flatMap(({ connection }) => connection?.userId ?? []);
  if (known !== undefined) return Promise.resolve(known);
  bot.who ??= bot.rests.repeatable
    .get(Routes.user())
    // Sound: it is what the route answers.
    .then((user) => (user as APIUser).id)
    .catch((error: unknown) => {
      bot.who = undefined;
      throw error;
    });
  return bot.who;
}
