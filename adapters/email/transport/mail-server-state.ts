import type { PlatformEvent } from "../../../src/chat/define-adapter.ts";

/** What is known of the connection to the mail server. */
export interface MailServerState {
  /** The server was reached, and took what it was given. */
  works(): void;
  /** Why nothing can be handed over; said once to whoever runs the bot. */
  fails(reason: string): void;
  trouble(): string | undefined;
}

export function createMailServerState(tell: (event: PlatformEvent) => void): MailServerState {
  let trouble: string | undefined;
  return {
    works() {
      if (trouble !== undefined)
        tell({ level: "info", kind: "connected", text: "The mail server takes mails again." });
      trouble = undefined;
    },
    fails(reason) {
      if (reason !== trouble) tell({ level: "warn", kind: "disconnected", text: reason });
      trouble = reason;
    },
    trouble: () => trouble,
  };
}
