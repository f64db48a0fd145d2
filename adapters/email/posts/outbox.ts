import { createOnceByKey } from "../../../src/collections/once-by-key.ts";
import type { DeliveryError } from "../../../src/errors.ts";
import type { MailServer } from "../email-settings.ts";
import { HandOverError, type Letter, type MailPool } from "../transport/mail-pool.ts";
import type { MailServerState } from "../transport/mail-server-state.ts";
import { troubleWords } from "../transport/trouble-words.ts";
import { createLetters, type Mail } from "./letter.ts";
import { deliveryErrorOf, isOperators } from "./post-error.ts";
import { type SmtpFailure, smtpFailureOf } from "./smtp-failure.ts";

/** Where mails leave. */
export interface Outbox {
  /**
   * Hands a mail over and resolves with its Message-ID once the server has taken it. What this process
   * has handed over already is not handed over again.
   * @throws DeliveryError
   */
  send(mail: Mail): Promise<string>;
}

export interface OutboxDeps {
  readonly server: MailServer;
  readonly pool: MailPool;
  readonly state: MailServerState;
}

const REMEMBERED = 10_000;

export function createOutbox(deps: OutboxDeps): Outbox {
  const once = createOnceByKey<string>(REMEMBERED);
  const letterOf = createLetters(deps.server.sender);
  return { send: (mail) => once(mail.id, () => handOver(deps, letterOf(mail))) };
}

async function handOver({ server, pool, state }: OutboxDeps, letter: Letter): Promise<string> {
  try {
    await pool.send(letter);
    state.works();
    return letter.messageId;
  } catch (error) {
    throw noted({ server, state }, error);
  }
}

/** The error as delivery takes it; what is of the server is told to whoever runs the bot. */
function noted({ server, state }: Omit<OutboxDeps, "pool">, error: unknown): DeliveryError {
  const failure = smtpFailureOf(error instanceof HandOverError ? error.cause : error);
  if (isOperators(failure) || isOutOfReach(failure)) state.fails(troubleWords(server, failure));
  else if (failure.reply !== undefined) state.works();
  return deliveryErrorOf(error);
}

/** Cut by ourselves is no trouble of the server's. */
function isOutOfReach({ reply, code }: SmtpFailure): boolean {
  return reply === undefined && code !== "EABORT";
}
