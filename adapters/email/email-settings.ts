import type { PlatformEvent } from "../../src/chat/define-adapter.ts";
import type { Clock } from "../../src/time/clock.ts";
import type { AddressBook } from "./address-book.ts";
import type { Subscribing } from "./people/people.ts";
import type { MailSender } from "./sender.ts";

/** The server that mails are handed to, and how. */
export interface MailServer {
  /** `smtp:` upgrades by STARTTLS, `smtps:` is encrypted from the first byte. */
  readonly url: URL;
  readonly sender: MailSender;
  /** `required` refuses to send over a connection that is not encrypted, or to a wrong certificate. */
  readonly tls: "required" | "optional";
  /** How the bot names itself to the server: a host name. */
  readonly clientName: string;
  readonly dkim?: DkimKey;
  /** Whose certificates are trusted, in PEM; those the machine trusts when absent. */
  readonly authority?: string;
}

/** What signs mails; the public half stands in the DNS of the sender's domain. */
export interface DkimKey {
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** What the adapter is created with. */
export interface EmailSettings {
  readonly server: MailServer;
  readonly people: AddressBook;
  /** How people come to be in it; left out, nobody can. */
  readonly subscribing?: Subscribing;
  readonly perMinute: number;
  readonly uncertain: "resend" | "hold";
  readonly tell?: (event: PlatformEvent) => void;
  /** The system's when absent. */
  readonly clock?: Clock;
}
