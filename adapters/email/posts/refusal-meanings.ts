import type { DeliveryFailure } from "../../../src/errors.ts";

/** What a refusal makes of a mail, and the sentence that names the fix. */
export type RefusalMeaning = readonly [DeliveryFailure["kind"], string];

const NOBODY: RefusalMeaning = ["gone", "There is no such mailbox."];
const FULL: RefusalMeaning = ["forbidden", "The mailbox is full."];
const SWITCHED_OFF: RefusalMeaning = ["forbidden", "The mailbox takes no mails."];
const POLICY: RefusalMeaning = [
  "forbidden",
  "The mail server does not let mails to this address through.",
];
const NO_LETTERS: RefusalMeaning = [
  "forbidden",
  "The mail server takes no addresses with letters beyond ASCII.",
];
const TOO_LONG: RefusalMeaning = ["rejected", "The mail is too long for the mail server."];
const CONTENT: RefusalMeaning = ["rejected", "The mail server does not take this mail."];
const NO_WAY: RefusalMeaning = ["failed", "The mail server finds no way to the mailbox."];
const BUSY: RefusalMeaning = ["failed", "The mail server cannot take the mail now."];

/** What a server says of an address for good, by its enhanced code: the whole one, then its middle. */
const OF_ADDRESS: ReadonlyMap<string, RefusalMeaning> = new Map(
  Object.entries<RefusalMeaning>({
    "1": NOBODY,
    "2": SWITCHED_OFF,
    "2.2": FULL,
    "2.3": TOO_LONG,
    "3": BUSY,
    "3.4": TOO_LONG,
    "4": NO_WAY,
    "5": CONTENT,
    "6": CONTENT,
    "6.7": NO_LETTERS,
    "7": POLICY,
  }),
);

/** The same where there is no enhanced code: https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3 */
const BY_REPLY: ReadonlyMap<number, RefusalMeaning> = new Map([
  [550, NOBODY],
  [551, NOBODY],
  [552, FULL],
  [553, NOBODY],
  [554, POLICY],
]);

/** What a server that refuses a recipient for good says of it. */
export function meaningOfAddress(reply: number, enhanced: string | undefined): RefusalMeaning {
  return known(enhanced) ?? (enhanced === undefined ? BY_REPLY.get(reply) : undefined) ?? CONTENT;
}

/** Of the mail itself, after all of it was heard; only what is of the mailbox ends more than it. */
export function meaningOfMail(enhanced: string | undefined): RefusalMeaning {
  const meaning = known(enhanced);
  return meaning && meaning !== POLICY ? meaning : CONTENT;
}

function known(enhanced: string | undefined): RefusalMeaning | undefined {
  const [, middle = "", last = ""] = enhanced?.split(".") ?? [];
  return OF_ADDRESS.get(`${middle}.${last}`) ?? OF_ADDRESS.get(middle);
}
