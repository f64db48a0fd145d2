import { isIP } from "node:net";
import type { SMTPPoolOptions } from "nodemailer";
import { defined } from "../../../src/collections/defined.ts";
import { MINUTE, SECOND } from "../../../src/time/durations.ts";
import type { MailServer } from "../email-settings.ts";
import { domainOf } from "../sender.ts";

/** Enough to hide the time a server takes, and what every server grants one client. */
const CONNECTIONS = 5;
/** Some servers end a connection after a hundred mails, and say so with a 421. */
const MAILS_PER_CONNECTION = 100;
/** What RFC 5321 4.5.3.2 gives a server for its answer to a last dot, the longest of its times. */
export const ANSWER_MS = 10 * MINUTE;

/** How nodemailer speaks with the server. */
export function poolOptions(server: MailServer): SMTPPoolOptions & { pool: true } {
  const { url, tls, clientName, dkim, sender, authority } = server;
  const { user, pass } = credentialsOf(url);
  const isRequired = tls === "required";
  return {
    pool: true,
    host: hostOf(url),
    secure: url.protocol === "smtps:",
    requireTLS: isRequired,
    opportunisticTLS: !isRequired,
    tls: { rejectUnauthorized: isRequired, ...defined({ ca: authority }) },
    name: isIP(bare(clientName)) > 0 ? `[${bare(clientName)}]` : clientName,
    maxConnections: CONNECTIONS,
    maxMessages: MAILS_PER_CONNECTION,
    // Whether a mail is handed over again is for whoever keeps the record of it.
    maxRequeues: 0,
    idleTimeout: 30 * SECOND,
    connectionTimeout: MINUTE,
    greetingTimeout: MINUTE,
    socketTimeout: ANSWER_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...defined({
      port: url.port === "" ? undefined : Number(url.port),
      auth: user === "" ? undefined : { user, pass },
      dkim: dkim && {
        domainName: domainOf(sender),
        keySelector: dkim.selector,
        privateKey: dkim.privateKey,
      },
    }),
  };
}

/** Where the server is, for people: without a name and a password. */
export function serverName(url: URL): string {
  return url.port === "" ? url.hostname : `${url.hostname}:${url.port}`;
}

function credentialsOf({ username, password }: URL) {
  return { user: decoded(username), pass: decoded(password) };
}

/** As it was typed, where what looks like an escape is none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function hostOf({ hostname }: URL): string {
  return bare(hostname);
}

/** An address of the sixth version without its brackets. */
function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/u, "$1");
}
