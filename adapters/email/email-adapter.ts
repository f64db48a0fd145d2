import type { Adapter } from "../../src/chat/adapter.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { defined } from "../../src/collections/defined.ts";
import { DeliveryError } from "../../src/errors.ts";
import { backgroundClock } from "../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import { within } from "../../src/time/within.ts";
import type { Recipient } from "./address-book.ts";
import { createEmailBot, type EmailBot, reach } from "./email-bot.ts";
import { isInbox, NAME } from "./email-place.ts";
import type { EmailSettings } from "./email-settings.ts";
import { pageRoutes } from "./pages/page-routes.ts";
import { HAND_OVER_MS } from "./transport/mail-pool.ts";

const STOP_PATIENCE_MS = 5 * SECOND;

/**
 * Offprint by e-mail: digests as mails, handed to one server over SMTP. `start` waits for as long as
 * the server cannot be reached, and rejects with an OperatorError when it refuses the settings.
 */
export function createEmailAdapter(settings: EmailSettings): Adapter {
  const bot = createEmailBot(settings);
  return {
    name: NAME,
    uncertain: settings.uncertain,
    pace: { platform: { posts: settings.perMinute, perMs: MINUTE } },
    // The adapter gives up first, and knows whether the mail was on its way.
    postTimeoutMs: HAND_OVER_MS + MINUTE,
    ...defined({
      enrolment: settings.subscribing?.enrolment,
      routes: settings.subscribing && pageRoutes(settings.subscribing.parts),
    }),
    start: (inbox) => start(bot, inbox),
    isConnected: () => bot.isStarted && bot.state.trouble() === undefined,
    warnings: () => warningsOf(bot),
    post: (place, message, id, under) => post(bot, place, { message, id, under }),
    stop: (hurry) => stop(bot, hurry),
  };
}

/** The pages work whether or not mails can leave. */
async function start(bot: EmailBot, inbox: Inbox): Promise<void> {
  await bot.settings.subscribing?.start({ inbox, send: (letter) => bot.outbox.send(letter) });
  await reach(bot);
}

function warningsOf({ state, settings }: EmailBot): string[] {
  const warnings = [state.trouble(), ...(settings.subscribing?.warnings() ?? [])];
  return warnings.filter((each) => each !== undefined);
}

interface Post {
  readonly message: Message;
  readonly id: string;
  readonly under: string | undefined;
}

async function post(bot: EmailBot, place: Place, mail: Post): Promise<string> {
  const { address: to, ...ends } = await recipientOf(bot, place);
  if (bot.stopping.signal.aborted)
    throw new DeliveryError({ kind: "failed" }, "The bot is stopping.");
  const sending = bot.outbox.send({ ...mail, to, ends });
  bot.running.add(sending);
  try {
    return await sending;
  } finally {
    bot.running.delete(sending);
  }
}

/** @throws DeliveryError */
async function recipientOf({ settings }: EmailBot, place: Place): Promise<Recipient> {
  const recipient = isInbox(place) ? await lookUp(settings, place) : undefined;
  if (recipient) return recipient;
  throw new DeliveryError({ kind: "gone" }, "Nobody reads this inbox any more.");
}

async function lookUp({ people }: EmailSettings, place: Place): Promise<Recipient | undefined> {
  try {
    return await people.addressOf(place);
  } catch (cause) {
    const reason = "The address could not be looked up.";
    throw new DeliveryError({ kind: "failed" }, reason, { cause });
  }
}

/** What is being handed over ends first, unless that takes too long. */
async function stop(bot: EmailBot, hurry?: AbortSignal): Promise<void> {
  bot.stopping.abort();
  const asking = bot.settings.subscribing?.stop();
  const patience = { ms: STOP_PATIENCE_MS, clock: backgroundClock, cut: hurry };
  await within(Promise.allSettled([asking, ...bot.running]), patience, () => undefined);
  bot.pool.cut();
  await asking;
  await Promise.allSettled(bot.running);
  await bot.watching;
  await bot.pool.close();
}
