import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { createTransport, type SendMailOptions } from "nodemailer";
import { MINUTE } from "../../../src/time/durations.ts";
import type { MailServer } from "../email-settings.ts";
import { ANSWER_MS, poolOptions } from "./pool-options.ts";
import { quitIdle } from "./quit-idle.ts";

/** The connections to the mail server. */
export interface MailPool {
  /** Hands a mail over. @throws HandOverError */
  send(mail: Letter): Promise<void>;
  /** Connects, says who we are, and leaves. @throws what nodemailer throws */
  check(): Promise<void>;
  /** Cuts what is being handed over. */
  cut(): void;
  /** Leaves the server; what is being handed over ends first. */
  close(): Promise<void>;
}

/** A mail as it goes over the wire, with the id that no other has. */
export type Letter = Required<Pick<SendMailOptions, "envelope">> & {
  readonly messageId: string;
  readonly raw: string;
};

/** A mail was not taken, or may not have been. */
export class HandOverError extends Error {
  override readonly name = "HandOverError";
  /** Some of the mail was on its way, so that the server may have all of it. */
  readonly hasBegun: boolean;

  constructor(cause: unknown, hasBegun: boolean) {
    super("The mail server has not taken the mail.", { cause });
    this.hasBegun = hasBegun;
  }
}

/** Longer than the server's last answer may take, connecting included. */
export const HAND_OVER_MS = ANSWER_MS + 2 * MINUTE;

interface HandingOver {
  readonly cut: AbortController;
  /** What the server is sent, once it is its turn. */
  content?: Readable;
}

/** One pool, kept open while there is something to send. */
export function createMailPool(server: MailServer): MailPool {
  const options = poolOptions(server);
  const transport = createTransport(options);
  const running = new Map<string, HandingOver>();
  // Only the stream itself tells whether any of it was read, which is whether any of it was sent.
  transport.use("stream", (mail, done) => {
    const { message, data } = mail;
    const open = message.createReadStream.bind(message);
    message.createReadStream = (given) => {
      const content = options.dkim ? open(given) : inOnePiece(String(data.raw));
      const handing = running.get(String(data.messageId));
      if (handing) handing.content = content;
      return content;
    };
    done();
  });

  return {
    async send(mail) {
      const handing: HandingOver = { cut: new AbortController() };
      const late = setTimeout(() => handing.cut.abort(), HAND_OVER_MS);
      running.set(mail.messageId, handing);
      try {
        await transport.sendMail({ ...mail, signal: handing.cut.signal });
      } catch (cause) {
        throw new HandOverError(cause, handing.content?.readableDidRead === true);
      } finally {
        clearTimeout(late);
        running.delete(mail.messageId);
      }
    },
    check: async () => void (await transport.verify()),
    cut() {
      for (const { cut } of running.values()) cut.abort();
    },
    async close() {
      // A connection is free a turn after its mail was taken.
      await setImmediate();
      quitIdle(transport.transporter);
      transport.close();
    },
  };
}

/** As nodemailer streams it where it signs nothing, by one stream in place of four. */
function inOnePiece(mail: string): Readable {
  return new Readable({
    read() {
      this.push(mail);
      this.push(null);
    },
  });
}
