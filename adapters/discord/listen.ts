import type { APIInteraction } from "discord.js";
import type { Notice } from "../../src/chat/inbox.ts";
import { defined } from "../../src/collections/defined.ts";
import { OperatorError } from "../../src/errors.ts";
import { answerInteraction } from "./answers/answer-interaction.ts";
import { keepRegistered } from "./commands/register-commands.ts";
import { type DiscordBot, die, type Listening } from "./discord-bot.ts";
import { connect } from "./gateway/connection.ts";
import { inviteLink } from "./gateway/invite-link.ts";
import { refusalByCode } from "./gateway/token-refusal.ts";

/**
 * Hears one shard, or all of them where none is named. Waits for as long as Discord cannot be reached.
 * @throws OperatorError when Discord refuses the bot
 */
export async function listen(
  bot: DiscordBot,
  heard: Pick<Listening, "inbox" | "shard" | "isOurs">,
): Promise<void> {
  const listening: Listening = { ...heard, stopping: new AbortController(), connection: undefined };
  bot.listening.set(heard.shard?.index ?? 0, listening);
  try {
    await open(bot, listening);
  } catch (error) {
    if (isStopped(bot, listening)) return;
    if (error instanceof OperatorError) die(bot, error);
    throw error;
  }
  if (!listening.connection) return;
  const { userName, applicationId } = listening.connection;
  const part = heard.shard ? `, shard ${heard.shard.index} of ${heard.shard.count}` : "";
  const text = `Listening on Discord as ${userName}${part}. Add it to a server: ${inviteLink(applicationId)}`;
  bot.tell({ kind: "connected", level: "info", text });
}

/** Resolves within a bounded time; answers that are being given go on. */
export async function unlisten(bot: DiscordBot, index: number): Promise<void> {
  const listening = bot.listening.get(index);
  if (!listening) return;
  bot.listening.delete(index);
  listening.stopping.abort();
  await listening.connection?.close();
  listening.connection = undefined;
}

async function open(bot: DiscordBot, listening: Listening): Promise<void> {
  const { settings, rests, clock, tell } = bot;
  const { token, guildId, claim } = settings;
  const { inbox, shard } = listening;
  const { api, agent } = rests.repeatable.options;
  const heard = {
    onInteraction: (interaction: APIInteraction) => hear(bot, listening, interaction),
    onNotice: (notice: Notice) => passOn(bot, listening, notice),
    onEnd: (code: number) => {
      const refusal = refusalByCode(code, shard);
      if (refusal) die(bot, refusal);
      else if (listening.connection) void reopen(bot, listening);
    },
  };
  const connecting = {
    token,
    rest: { api, agent },
    clock,
    tell,
    ...heard,
    ...defined({ shard, claim }),
  };
  const until = AbortSignal.any([bot.stopping.signal, listening.stopping.signal]);
  const connection = await connect(connecting, until);
  if (until.aborted) return connection.close();
  listening.connection = connection;
  // Once for all shards.
  if (shard && shard.index > 0) return;
  const registry = {
    applicationId: connection.applicationId,
    ...defined({ guildId: guildId || undefined }),
  };
  await keepRegistered(rests.repeatable, registry, inbox.commands, tell);
}

/** After an end that another connection mends, such as a bot that grew and needs more shards. */
async function reopen(bot: DiscordBot, listening: Listening): Promise<void> {
  const ended = listening.connection;
  listening.connection = undefined;
  await ended?.close();
  await open(bot, listening).catch((error: unknown) => {
    if (error instanceof OperatorError) die(bot, error);
  });
}

function hear(bot: DiscordBot, listening: Listening, interaction: APIInteraction): void {
  if (isStopped(bot, listening) || !listening.isOurs() || !bot.isNew(interaction.id)) return;
  const { rests, forms, welcomes, followUps } = bot;
  const answering = { inbox: listening.inbox, rests, forms, welcomes, followUps };
  const work = answerInteraction(answering, interaction).catch((error: unknown) => {
    bot.tell({ kind: "failed", level: "error", text: "An answer could not be given.", error });
  });
  bot.running.add(work);
}

/** One after the other, as they came. */
function passOn(bot: DiscordBot, listening: Listening, notice: Notice): void {
  if (isStopped(bot, listening) || !listening.isOurs()) return;
  bot.welcomes.note(notice);
  bot.noticed = bot.noticed.then(() => listening.inbox.hear(notice));
  bot.running.add(bot.noticed);
}

function isStopped(bot: DiscordBot, { stopping }: Listening): boolean {
  return bot.stopping.signal.aborted || stopping.signal.aborted;
}
