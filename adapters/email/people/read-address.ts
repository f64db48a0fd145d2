import { domainToASCII } from "node:url";
import parseAddresses from "nodemailer/lib/addressparser";
import { z } from "zod";
import { UserError } from "../../../src/errors.ts";

/** A mail address that a person gave. */
export interface MailAddress {
  /** For sending: as typed. */
  readonly typed: string;
  /** The same however it is spelt: small letters, its domain in ASCII. */
  readonly spelt: string;
  /** The same for all addresses that reach one mailbox: without what follows a plus. */
  readonly mailbox: string;
}

/** RFC 5321, 4.5.3.1: of an address as it stands in a path, and of its local part, in bytes. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

const Plain = z.email({ pattern: z.regexes.unicodeEmail });
/** Parts between dots, of what is not special (RFC 5322, 3.2.3; RFC 6532) and can be seen. */
const LOCAL = /^[^."(),:;<>@[\\\]\p{C}\p{Z}]+(?:\.[^."(),:;<>@[\\\]\p{C}\p{Z}]+)*$/u;
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
/** In ASCII: labels of letters, digits and hyphens, the last one no number. */
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!\d+$)[a-z\d-]{2,63}$/u;

/** @throws UserError for what is not one address */
export function readAddress(given: string): MailAddress {
  const address = onlyOneIn(given.trim());
  const [local, domain] = partsOf(address);
  const isPlain =
    Plain.safeParse(address).success && LOCAL.test(local) && DOMAIN.test(domainToASCII(domain));
  if (!isPlain || !TYPED_DOMAIN.test(domain) || Buffer.byteLength(local) > LONGEST_LOCAL)
    throw notOne();
  return spellingsOf(address);
}

/** Of an address that was read before. */
export function spellingsOf(typed: string): MailAddress {
  const [local, domain] = partsOf(typed);
  const small = local.normalize("NFKC").toLowerCase();
  const [box = small] = small.split("+").filter((part) => part !== "");
  const ascii = domainToASCII(domain);
  return { typed, spelt: `${small}@${ascii}`, mailbox: `${box}@${ascii}` };
}

/** With a name before it, or without; what else stands around it the parser passes over, and we do not. */
function onlyOneIn(given: string): string {
  if (given.length > LONGEST || /\p{Cc}/u.test(given)) throw notOne();
  const [first, ...more] = parseAddresses(given);
  const { address } = first ?? {};
  const isAll = given === address || given.endsWith(`<${address}>`);
  if (address === undefined || more.length > 0 || !isAll) throw notOne();
  return address;
}

function partsOf(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf("@");
  return [address.slice(0, at), address.slice(at + 1)];
}

/** Never with what was typed: it may hold the address of somebody. */
function notOne(): UserError {
  return new UserError(
    "That is not one mail address. Give it alone, such as name@example.org; a topic and a time have names of their own: topic:… schedule:…",
  );
}
