import { SMTPServer } from "smtp-server";
import { type Certificate, makeCertificate } from "./certificate.ts";
import { createSmtpFaults, type SmtpFaults } from "./smtp-faults.ts";
import { type SmtpState, smtpOptions } from "./smtp-options.ts";

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** Over which connection, from 1. */
  readonly connection: number;
  readonly isEncrypted: boolean;
  /** By which name somebody logged in. */
  readonly user: string | undefined;
}

/** A mail server on a free port: what it has taken stays, whatever happens to the bot. */
export interface FakeSmtp extends SmtpFaults {
  readonly port: number;
  readonly certificate: Certificate;
  readonly mails: readonly TakenMail[];
  /** What clients did that a server may refuse, in words. */
  readonly violations: readonly string[];
  /** Every command, in order, without passwords. */
  readonly commands: readonly string[];
  /** How clients that sent something named themselves. */
  readonly hellos: ReadonlySet<string>;
  /** How many connections were opened so far. */
  readonly connections: number;
  /** How many are open. */
  readonly open: number;
  close(): Promise<void>;
}

export interface FakeSmtpOptions {
  /** `starttls` offers it, `tls` speaks nothing else. */
  readonly encryption?: "none" | "starttls" | "tls";
  /** Who has to log in; anybody may send where it is left out. */
  readonly login?: { readonly user: string; readonly pass: string };
  readonly knowsUtf8?: boolean;
  readonly pipelines?: boolean;
  readonly port?: number;
}

export async function startFakeSmtp(options: FakeSmtpOptions = {}): Promise<FakeSmtp> {
  const certificate = makeCertificate();
  const { next, ...faults } = createSmtpFaults();
  const state: SmtpState = {
    faults: { ...faults, next },
    mails: [],
    violations: [],
    commands: [],
    hellos: new Set(),
    numbers: new Map(),
    socketOf: ({ id }) => [...server.connections].find((each) => each.id === id)?._socket,
  };
  const server = new SMTPServer(smtpOptions(state, certificate, options));
  // Of clients that hang up, or do not trust it.
  server.on("error", () => undefined);
  const port = await listen(server, options.port);
  const { mails, violations, commands, hellos, numbers } = state;
  return {
    port,
    certificate,
    mails,
    violations,
    commands,
    hellos,
    get connections() {
      return numbers.size;
    },
    get open() {
      return server.connections.size;
    },
    ...faults,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function listen(server: SMTPServer, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.server.address();
      if (address === null || typeof address === "string") reject(new Error("No port."));
      else resolve(address.port);
    });
  });
}
