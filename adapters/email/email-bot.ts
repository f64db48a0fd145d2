import type { PlatformEvent } from "../../src/chat/define-adapter.ts";
import { OperatorError } from "../../src/errors.ts";
import { doublingMs } from "../../src/time/back-off.ts";
import { type Clock, systemClock } from "../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";
import type { EmailSettings } from "./email-settings.ts";
import { createOutbox, type Outbox } from "./posts/outbox.ts";
import { isOperators } from "./posts/post-error.ts";
import { smtpFailureOf } from "./posts/smtp-failure.ts";
import { createMailPool, type MailPool } from "./transport/mail-pool.ts";
import { createMailServerState, type MailServerState } from "./transport/mail-server-state.ts";
import { serverName } from "./transport/pool-options.ts";
import { troubleWords } from "./transport/trouble-words.ts";

/** What the parts of the adapter share. */
export interface EmailBot {
  readonly settings: EmailSettings;
  readonly pool: MailPool;
  readonly state: MailServerState;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly tell: (event: PlatformEvent) => void;
  readonly stopping: AbortController;
  /** Mails that are being handed over. */
  readonly running: Set<Promise<unknown>>;
  /** Looks at the server now and then, once it was reached. */
  watching: Promise<void>;
  isStarted: boolean;
}

const WAITS = { firstMs: 5 * SECOND, longestMs: MINUTE };

export function createEmailBot(settings: EmailSettings): EmailBot {
  const { server, tell = () => {}, clock = systemClock } = settings;
  const pool = createMailPool(server);
  const state = createMailServerState(tell);
  return {
    settings,
    pool,
    state,
    outbox: createOutbox({ server, pool, state }),
    clock,
    tell,
    stopping: new AbortController(),
    running: new Set(),
    watching: Promise.resolve(),
    isStarted: false,
  };
}

/** Waits until the server is reached. @throws OperatorError when it refuses the settings */
export async function reach(bot: EmailBot): Promise<void> {
  for (let tries = 1; !bot.stopping.signal.aborted; tries++) {
    const refusal = await look(bot);
    if (bot.state.trouble() === undefined) {
      const name = serverName(bot.settings.server.url);
      bot.tell({ level: "info", kind: "connected", text: `Mails go out over ${name}.` });
      bot.isStarted = true;
      bot.watching = watch(bot);
      return;
    }
    if (refusal) throw refusal;
    await rest(bot, doublingMs(WAITS, tries));
  }
}

/** Says hello to the server; answers with an error when an operator has to act first. */
async function look({ pool, state, settings }: EmailBot): Promise<OperatorError | undefined> {
  try {
    await pool.check();
    state.works();
    return undefined;
  } catch (error) {
    const failure = smtpFailureOf(error);
    const words = troubleWords(settings.server, failure);
    state.fails(words);
    return isOperators(failure) ? new OperatorError(words) : undefined;
  }
}

/** While mails cannot be handed over the server is looked at each minute, so that what is said of it is so. */
async function watch(bot: EmailBot): Promise<void> {
  while (!bot.stopping.signal.aborted) {
    await rest(bot, MINUTE);
    if (bot.state.trouble() !== undefined && !bot.stopping.signal.aborted) await look(bot);
  }
}

function rest({ clock, stopping }: EmailBot, ms: number): Promise<void> {
  return clock.sleep(ms, stopping.signal).catch(() => undefined);
}
