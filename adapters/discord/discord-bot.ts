import type { APIInteraction } from "discord.js";
import { createFollowUps } from "../../src/chat/follow-ups.ts";
import type { Inbox, Notice } from "../../src/chat/inbox.ts";
import { defined } from "../../src/collections/defined.ts";
import { createSeenIds } from "../../src/collections/seen-ids.ts";
import { DeliveryError, OperatorError } from "../../src/errors.ts";
import { type Clock, systemClock } from "../../src/time/clock.ts";
import { type Answering, answerInteraction } from "./answers/answer-interaction.ts";
import { createFormShelf } from "./answers/form-shelf.ts";
import { createRunningWork, type RunningWork } from "./answers/running-work.ts";
import { createWelcomes } from "./answers/welcomes.ts";
import { keepRegistered } from "./commands/register-commands.ts";
import { type DiscordSettings, safeTell, type Tell } from "./discord-settings.ts";
import { type Connection, connect } from "./gateway/connection.ts";
import { createRests } from "./gateway/rests.ts";
import { deadToken, refusalByCode } from "./gateway/token-refusal.ts";
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
  connection: Connection | undefined;
  /** Why Discord takes nothing from this bot any more. */
  dead: OperatorError | undefined;
  /** Ends when every notice so far was heard. */
  noticed: Promise<void>;
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
    connection: undefined,
    dead: undefined,
    noticed: Promise.resolve(),
  };
}

/** Connects, and listens. @throws OperatorError when Discord refuses the bot */
export async function open(bot: DiscordBot, inbox: Inbox): Promise<void> {
  const { settings, rests, clock, tell } = bot;
  const { token, guildId } = settings;
  const { api, agent } = rests.repeatable.options;
  const heard = {
    onInteraction: (interaction: APIInteraction) => hear(bot, inbox, interaction),
    onNotice: (notice: Notice) => passOn(bot, inbox, notice),
    onEnd: (code: number) => {
      const refusal = refusalByCode(code);
      if (refusal) die(bot, refusal);
      else if (bot.connection) void reopen(bot, inbox);
    },
  };
  const connecting = { token, rest: { api, agent }, clock, tell, ...heard };
  const connection = await connect(connecting, bot.stopping.signal);
  bot.connection = connection;
  const registry = {
    applicationId: connection.applicationId,
    ...defined({ guildId: guildId || undefined }),
  };
  await keepRegistered(rests.repeatable, registry, inbox.commands, tell);
}

/** After an end that another connection mends, such as a bot that grew and needs more shards. */
async function reopen(bot: DiscordBot, inbox: Inbox): Promise<void> {
  const ended = bot.connection;
  bot.connection = undefined;
  await ended?.close();
  await open(bot, inbox).catch((error: unknown) => {
    if (error instanceof OperatorError) die(bot, error);
  });
}

function hear(bot: DiscordBot, inbox: Inbox, interaction: APIInteraction): void {
  if (bot.stopping.signal.aborted || !bot.isNew(interaction.id)) return;
  const { rests, forms, welcomes, followUps } = bot;
  const answering = { inbox, rests, forms, welcomes, followUps };
  const work = answerInteraction(answering, interaction).catch((error: unknown) => {
    bot.tell({ kind: "failed", level: "error", text: "An answer could not be given.", error });
  });
  bot.running.add(work);
}

/** One after the other, as they came. */
function passOn(bot: DiscordBot, inbox: Inbox, notice: Notice): void {
  if (bot.stopping.signal.aborted) return;
  bot.welcomes.note(notice);
  bot.noticed = bot.noticed.then(() => inbox.hear(notice));
  bot.running.add(bot.noticed);
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
