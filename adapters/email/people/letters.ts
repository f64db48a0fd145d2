import type { Message } from "../../../src/chat/message.ts";
import type { Instant } from "../../../src/time/instant.ts";

/**
 * What is written to an address. Nothing in it was typed by whoever asked, so that nobody can have the
 * bot carry their words to others.
 */
export interface LetterFacts {
  /** The page behind it. */
  readonly url: string;
  /** The host people know the bot by. */
  readonly host: string;
}

/** The one mail to an address that has not confirmed. */
export function confirmLetter({ url, host, until }: LetterFacts & { until: Instant }): Message {
  const end = { kind: "time", at: until, style: "datetime" } as const;
  return {
    summary: "Confirm that you want papers by mail",
    blocks: [
      { kind: "heading", text: "Confirm that you want papers by mail" },
      {
        kind: "text",
        text: `Somebody gave this address to Offprint at ${host}, to get digests of research papers by mail. If that was you, open this page and confirm it there:`,
      },
      { kind: "actions", actions: [{ kind: "link", label: "See and confirm", url }] },
      { kind: "text", text: ["The link works once, until ", end, "."] },
      {
        kind: "note",
        text: "If it was not you, do nothing. No other mail comes, and the address is forgotten when the link ends.",
      },
    ],
  };
}

/** To somebody who was asked for again. */
export function knownLetter({ url, host }: LetterFacts): Message {
  return {
    summary: "You get papers by mail already",
    blocks: [
      { kind: "heading", text: "You get papers by mail already" },
      {
        kind: "text",
        text: `Somebody gave this address to Offprint at ${host} just now. It gets digests already, and nothing was changed. On this page you see what comes and when, change it, or leave:`,
      },
      { kind: "actions", actions: [{ kind: "link", label: "Your digests", url }] },
      { kind: "note", text: "If it was not you who asked, do nothing." },
    ],
  };
}

/** To somebody whose link was over, and who asked for another. */
export function newLinkLetter({ url, host }: LetterFacts): Message {
  return {
    summary: "Your new link",
    blocks: [
      { kind: "heading", text: "Your new link" },
      {
        kind: "text",
        text: `A link in an older mail of Offprint at ${host} was over, and somebody who had it asked for a new one. On this page you see what comes and when, change it, or leave:`,
      },
      { kind: "actions", actions: [{ kind: "link", label: "Your digests", url }] },
      { kind: "note", text: "If it was not you who asked, do nothing." },
    ],
  };
}
