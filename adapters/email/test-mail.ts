import { randomUUID } from "node:crypto";
import type { Message } from "../../src/chat/message.ts";
import type { MailServer } from "./email-settings.ts";
import { createOutbox, type Outbox } from "./posts/outbox.ts";
import { smtpFailureOf } from "./posts/smtp-failure.ts";
import { createMailPool, type MailPool } from "./transport/mail-pool.ts";
import { createMailServerState } from "./transport/mail-server-state.ts";
import { troubleWords } from "./transport/trouble-words.ts";

/** Says hello to the server; why it cannot be used, or nothing. */
export function checkMailServer(server: MailServer): Promise<string | undefined> {
  return within(server, async ({ pool }) => {
    try {
      await pool.check();
      return undefined;
    } catch (error) {
      return troubleWords(server, smtpFailureOf(error));
    }
  });
}

/** Sends one mail, outside of any delivery. @throws DeliveryError */
export async function sendTestMail(server: MailServer, to: string, message: Message) {
  await within(server, ({ outbox }) => outbox.send({ to, message, id: randomUUID() }));
}

async function within<Result>(
  server: MailServer,
  work: (parts: { readonly pool: MailPool; readonly outbox: Outbox }) => Promise<Result>,
): Promise<Result> {
  const pool = createMailPool(server);
  const state = createMailServerState(() => {});
  try {
    return await work({ pool, outbox: createOutbox({ server, pool, state }) });
  } finally {
    await pool.close();
  }
}
