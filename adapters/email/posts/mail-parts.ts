import { randomBytes } from "node:crypto";
import type { Message } from "../../../src/chat/message.ts";
import { aroundFoot } from "../render/mail-html.ts";
import { bodyText } from "../render/mail-text.ts";
import { subjectOf } from "../render/subject.ts";
import { encodeText } from "./encode-text.ts";
import { headerLines } from "./header-line.ts";

/** What is the same in all mails of one message, as it goes over the wire, in order; feet go between. */
export interface MailParts {
  /** The last headers, and the beginning of the text. */
  readonly head: string;
  readonly text: string;
  /** The end of the text, and the HTML to its foot. */
  readonly aboveFoot: string;
  readonly belowFoot: string;
  readonly end: string;
}

/** Nobody who writes a title knows it. */
const BOUNDARY_BYTES = 16;

export function partsFor(message: Message): MailParts {
  const subject = subjectOf(message);
  const boundary = randomBytes(BOUNDARY_BYTES).toString("hex");
  const [above, below] = aroundFoot(message, subject);
  const head = headerLines({
    Subject: subject,
    "MIME-Version": "1.0",
    "Content-Type": `multipart/alternative; boundary="${boundary}"`,
  });
  return {
    head: `${head}\r\n${partHead("plain", boundary)}`,
    text: encodeText(bodyText(message)),
    aboveFoot: `\r\n${partHead("html", boundary)}${encodeText(above)}`,
    belowFoot: encodeText(below),
    end: `\r\n--${boundary}--\r\n`,
  };
}

function partHead(kind: "plain" | "html", boundary: string): string {
  const head = headerLines({
    "Content-Type": `text/${kind}; charset=utf-8`,
    "Content-Transfer-Encoding": "quoted-printable",
  });
  return `--${boundary}\r\n${head}\r\n`;
}
