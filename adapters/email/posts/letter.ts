import type { Message } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Recipient } from "../address-book.ts";
import { footOf } from "../render/foot.ts";
import { footHtml } from "../render/mail-html.ts";
import { footText } from "../render/mail-text.ts";
import { oncePerBlocks } from "../render/once-per-blocks.ts";
import { domainOf, type MailSender } from "../sender.ts";
import type { Letter } from "../transport/mail-pool.ts";
import { encodeText } from "./encode-text.ts";
import { headerLine, headerLines } from "./header-line.ts";
import { partsFor } from "./mail-parts.ts";

/** One mail to one person. */
export interface Mail {
  readonly to: string;
  readonly message: Message;
  /** Names it among all mails of the bot: letters, digits, `-` and `_`. */
  readonly id: string;
  /** The Message-ID of the mail it belongs under. */
  readonly under?: string | undefined;
  /** How to change and end what comes again. A mail that somebody asked for just now has none. */
  readonly ends?: Omit<Recipient, "address">;
}

/**
 * Writes mails of a sender as they go over the wire, in plain text and in HTML of one message. What is the
 * same for all who get that message is encoded once.
 */
export function createLetters(sender: MailSender): (mail: Mail) => Letter {
  // As parts: a name with a comma in one string with its address is taken for two addresses.
  const from = { name: sender.name, address: sender.address };
  const always = headerLines({ From: from, ...AUTOMATIC });
  const list = headerLines({ ...OF_LISTS, "List-Id": `<offprint.${domainOf(sender)}>` });
  const sharedBy = oncePerBlocks(partsFor);
  return ({ to, message, id, under, ends }) => {
    const messageId = `<${id}@${domainOf(sender)}>`;
    const recipient = { name: "", address: to };
    const { head, text, aboveFoot, belowFoot, end } = sharedBy(message);
    const foot = ends ? footOf(ends) : [];
    const own = headerLines({
      To: recipient,
      // The same for every time that it is handed over, so that receivers can see it twice.
      "Message-ID": messageId,
      Date: new Date(),
      ...defined({ "In-Reply-To": under, References: under }),
    });
    const leaving = ends ? list + headerLine("List-Unsubscribe", `<${ends.unsubscribeUrl}>`) : "";
    return {
      messageId,
      envelope: { from, to: recipient },
      raw: [
        always,
        own,
        leaving,
        head,
        text,
        encodeText(footText(foot)),
        aboveFoot,
        encodeText(footHtml(foot)),
        belowFoot,
        end,
      ].join(""),
    };
  };
}

/** So that nobody's holiday note answers: RFC 3834, and the same for Exchange. */
const AUTOMATIC = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

/**
 * What the large receivers ask of mail to many: https://www.rfc-editor.org/rfc/rfc8058. Written out
 * here, since nodemailer's own way makes an address of the first.
 */
const OF_LISTS = { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", Precedence: "bulk" };
