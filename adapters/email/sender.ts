import { domainToASCII } from "node:url";
import { cleanLine } from "../../src/chat/clean-text.ts";

/** Whom mails come from. */
export interface MailSender {
  /** Empty where there is none. */
  readonly name: string;
  readonly address: string;
}

/** RFC 5321 4.5.3.1.3, without the brackets around it. */
const LONGEST_ADDRESS = 254;
/** No quoted names: nobody has one, and everything that disturbs a header needs one. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[^\s@<>()[\]\\,;:".]+\.)*[^\s@<>()[\]\\,;:".]+$/u;

/** One address, as it may stand in a header and in front of a mail server. */
export function isMailAddress(text: string): boolean {
  return text.length <= LONGEST_ADDRESS && cleanLine(text) === text && ADDRESS.test(text);
}

/** `Papers, daily <papers@example.org>`, the name in quotes or not; an address alone has no name. */
export function readSender(text: string): MailSender {
  const [, name = "", address = text] = /^(.*)<([^<>]*)>$/su.exec(text.trim()) ?? [];
  const bare = cleanLine(name).replace(/^"(.*)"$/u, "$1");
  return { name: bare, address: address.trim() };
}

/** The part after the @, as the DNS has it. */
export function domainOf({ address }: Pick<MailSender, "address">): string {
  const domain = address.slice(address.lastIndexOf("@") + 1);
  return domainToASCII(domain) || domain;
}
