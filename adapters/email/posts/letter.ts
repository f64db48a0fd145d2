import type { Block, Message } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Recipient } from "../address-book.ts";
import { footOf } from "../render/foot.ts";
import { mailHtml } from "../render/mail-html.ts";
import { mailText } from "../render/mail-text.ts";
import { subjectOf } from "../render/subject.ts";
import { domainOf, type MailSender } from "../sender.ts";
import type { Letter } from "../transport/mail-pool.ts";

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

/** The mail's Message-ID, the same for every time that it is handed over, so that receivers can see it twice. */
export function messageIdOf(id: string, sender: MailSender): string {
  return `<${id}@${domainOf(sender)}>`;
}

/** A mail as nodemailer takes it, in plain text and in HTML of one message. */
export function letterOf({ to, message, id, under, ends }: Mail, sender: MailSender): Letter {
  const foot: readonly Block[] = ends ? footOf(ends) : [];
  const subject = subjectOf(message);
  return {
    messageId: messageIdOf(id, sender),
    // As parts: a name with a comma in one string with its address is taken for two addresses.
    from: { name: sender.name, address: sender.address },
    to: { name: "", address: to },
    subject,
    text: mailText(message, foot),
    html: mailHtml(message, foot, subject),
    // Of Q-words every program reads all; of long B-words some show the first alone.
    textEncoding: "quoted-printable",
    headers: { ...AUTOMATIC, ...(ends && headersOf(ends, sender)) },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...defined({ inReplyTo: under, references: under }),
  };
}

/** So that nobody's holiday note answers: RFC 3834, and the same for Exchange. */
const AUTOMATIC = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

/**
 * What the large receivers ask of mail to many: https://www.rfc-editor.org/rfc/rfc8058. Written out
 * here, since nodemailer's own way makes an address of the second.
 */
function headersOf(
  { unsubscribeUrl }: Pick<Recipient, "unsubscribeUrl">,
  sender: MailSender,
): Readonly<Record<string, string>> {
  return {
    "List-Unsubscribe": `<${unsubscribeUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    "List-Id": `<offprint.${domainOf(sender)}>`,
    Precedence: "bulk",
  };
}
