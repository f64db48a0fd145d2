import type { MailServer } from "../../adapters/email/index.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Config } from "../../src/config.ts";
import type { Ask } from "./ask.ts";
import { problemOf, type SetUp } from "./set-up.ts";

const WHAT_IT_TAKES = `1. A mail server that sends for a domain of yours: host, port, name, password.
2. An https address under which people reach this bot, to confirm and to leave.
To try it out, a mail catcher on this machine does: smtp://localhost:1025.
docs/email.md has each step, and what belongs into the DNS.`;

/** What a mail server says to what it gave. */
export interface EmailChecks {
  /** Why the server cannot be used, or nothing. */
  check(server: MailServer): Promise<string | undefined>;
  /** @throws DeliveryError */
  send(server: MailServer, to: string, message: Message): Promise<void>;
}

export interface EmailWizard {
  readonly ask: Ask;
  readonly checks: EmailChecks;
  readonly current: Pick<Config, "PUBLIC_URL" | "PORT">;
}

type Sender = MailServer["sender"];

/** Asks for a mail server until one lets the bot in, and for the pages' address. */
export async function askForEmail(
  { ask, checks, current }: EmailWizard,
  readSender: (text: string) => Sender,
): Promise<SetUp> {
  ask.explain(WHAT_IT_TAKES, "What it takes");
  const from = await ask.line("Whom mails come from", problemOf("EMAIL_FROM"));
  const sender = readSender(from);
  const server = await askForServer(ask, checks, sender);
  const before = current.PUBLIC_URL?.origin;
  const address = await ask.line("Public address of the pages", problemOf("PUBLIC_URL"), before);
  const port = String(current.PORT ?? 8080);
  const PORT = await ask.line("Port it is passed on to", problemOf("PORT"), port);
  const own = await ask.line("An address of yours, for a test mail", isAddress, sender.address);
  return {
    settings: {
      SMTP_URL: server.url.href,
      EMAIL_FROM: from,
      EMAIL_TLS: server.tls === "optional" ? "optional" : undefined,
      PUBLIC_URL: new URL(address).origin,
      PORT,
    },
    next: "Two lines lead to the first digest, the second in any chat that the bot is in:",
    firstDigest: `npx offprint start\n/papers inbox ${own}   the mail that comes has a link which confirms it\n`,
    testPost: {
      channels: async () => [{ id: own, label: own }],
      post: (to, message) => checks.send(server, to, message),
      howToJoin: "",
    },
  };
}

async function askForServer(ask: Ask, checks: EmailChecks, sender: Sender): Promise<MailServer> {
  for (;;) {
    const url = new URL(await ask.line("Mail server (smtp://HOST:PORT or smtps://…)", bareServer));
    url.username = encodeURIComponent(await ask.line("Name to log in with, if any", anything, ""));
    if (url.username !== "")
      url.password = encodeURIComponent(await ask.secret("Password", needed));
    const tls = isHere(url) ? "optional" : "required";
    const server = { url, sender, tls, clientName: "localhost" } as const;
    const problem = await ask.during("Asking the mail server", checks.check(server));
    if (problem === undefined) {
      ask.succeeded(
        tls === "required"
          ? "The mail server lets the bot in, encrypted."
          : "The mail server lets the bot in. It is on this machine, so encryption is not asked for.",
      );
      return server;
    }
    ask.failed(problem);
  }
}

/** Name and password are asked for by themselves, the password unseen. */
function bareServer(value: string): string | undefined {
  const problem = problemOf("SMTP_URL")(value);
  if (problem !== undefined) return problem;
  return new URL(value).username === "" ? undefined : "Without a name: it is asked for next.";
}

function isHere({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

function anything(): undefined {
  return undefined;
}

function needed(value: string): string | undefined {
  return value === "" ? "This one is needed." : undefined;
}

function isAddress(value: string): string | undefined {
  return value.includes("<") ? "The address alone." : problemOf("EMAIL_FROM")(value);
}
