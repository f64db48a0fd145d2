import type { Block } from "../../../src/chat/message.ts";
import type { Recipient } from "../address-book.ts";

/** What stands below every mail that comes again: how to change it, and how to end it. */
export function footOf({ manageUrl, unsubscribeUrl }: Omit<Recipient, "address">): Block[] {
  return [
    { kind: "note", text: "You get this because you asked for it and confirmed your address." },
    { kind: "note", text: [{ kind: "link", text: "Change what comes, and when", url: manageUrl }] },
    { kind: "note", text: [{ kind: "link", text: "Stop all mails", url: unsubscribeUrl }] },
  ];
}
