import { onTestFinished } from "vitest";
import type { Recipient } from "../../../adapters/email/address-book.ts";
import { createEmailAdapter } from "../../../adapters/email/email-adapter.ts";
import type { EmailSettings, MailServer } from "../../../adapters/email/email-settings.ts";
import type { Adapter } from "../../../src/chat/adapter.ts";
import type { PlatformEvent } from "../../../src/chat/define-adapter.ts";
import type { Place } from "../../../src/chat/place.ts";
import { type FakeSmtp, type FakeSmtpOptions, startFakeSmtp } from "../../fakes/smtp/fake-smtp.ts";

export interface OpenEmail {
  readonly adapter: Adapter;
  readonly smtp: FakeSmtp;
  readonly events: readonly PlatformEvent[];
  /** Who reads which inbox. */
  readonly people: Map<Place, Recipient>;
}

export const ANN: Place = "email:ann";

export const SENDER = { name: "Papers, daily", address: "papers@example.org" } as const;

/** A reader at this address. */
export function readerAt(address: string): Recipient {
  return {
    address,
    unsubscribeUrl: "https://papers.example.org/email/stop?t=abc",
    manageUrl: "https://papers.example.org/email/manage?t=abc",
  };
}

export type EmailChanges = Partial<MailServer> & Partial<Omit<EmailSettings, "server">>;

/** The adapter on a mail server of its own, with one reader; not started yet. */
export async function openEmail(
  options: FakeSmtpOptions = {},
  changes: EmailChanges = {},
): Promise<OpenEmail> {
  const smtp = await startFakeSmtp(options);
  const opened = connectTo(smtp, options, changes);
  onTestFinished(async () => {
    await opened.adapter.stop();
    await smtp.close();
  });
  return opened;
}

export function connectTo<Server extends Pick<FakeSmtp, "port" | "certificate">>(
  smtp: Server,
  { encryption = "none", login }: FakeSmtpOptions = {},
  changes: EmailChanges = {},
): Omit<OpenEmail, "smtp"> & { readonly smtp: Server } {
  const people = new Map<Place, Recipient>([[ANN, readerAt("ann@example.org")]]);
  const events: PlatformEvent[] = [];
  const name = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}@` : "";
  const scheme = encryption === "tls" ? "smtps" : "smtp";
  const server: MailServer = {
    url: new URL(`${scheme}://${name}localhost:${smtp.port}`),
    sender: SENDER,
    tls: encryption === "none" ? "optional" : "required",
    clientName: "papers.example.org",
    authority: smtp.certificate.cert,
    ...changes,
  };
  const adapter = createEmailAdapter({
    people: { addressOf: async (place) => people.get(place) },
    perMinute: 60_000,
    uncertain: "resend",
    tell: (event) => void events.push(event),
    ...changes,
    server,
  });
  return { adapter, smtp, events, people };
}
