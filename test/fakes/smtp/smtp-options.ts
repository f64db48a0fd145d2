import type { Socket } from "node:net";
import type { SMTPServerOptions, SMTPServerSession } from "smtp-server";
import type { Certificate } from "./certificate.ts";
import type { FakeSmtpOptions, TakenMail } from "./fake-smtp.ts";
import { brokenMailRules } from "./message-rules.ts";
import type { createSmtpFaults, SmtpStage } from "./smtp-faults.ts";

/** What a fake mail server holds while it runs. */
export interface SmtpState {
  readonly faults: ReturnType<typeof createSmtpFaults>;
  readonly mails: TakenMail[];
  readonly violations: string[];
  /** Every command, in order, without passwords. */
  readonly commands: string[];
  /** How clients named themselves, once a connection. */
  readonly hellos: Set<string>;
  /** Of each session the number of its connection, from 1. */
  readonly numbers: Map<string, number>;
  readonly socketOf: (session: SMTPServerSession) => Socket | undefined;
}

type Done = (error?: Error) => void;

/** How `smtp-server` is to behave. */
export function smtpOptions(
  state: SmtpState,
  certificate: Certificate,
  { encryption = "none", login, knowsUtf8 = true, pipelines = true }: FakeSmtpOptions,
): SMTPServerOptions {
  return {
    ...certificate,
    secure: encryption === "tls",
    hideSTARTTLS: encryption !== "starttls",
    disabledCommands: encryption === "starttls" ? [] : ["STARTTLS"],
    hideSMTPUTF8: !knowsUtf8,
    hidePIPELINING: !pipelines,
    hideENHANCEDSTATUSCODES: true,
    disableReverseLookup: true,
    authOptional: login === undefined,
    allowInsecureAuth: true,
    closeTimeout: 1,
    logger: listener(state.commands),
    onConnect(session, done) {
      state.numbers.set(session.id, state.numbers.size + 1);
      strike(state, "greeting", session, done);
    },
    onAuth({ username, password }, session, done) {
      if (username !== login?.user || password !== login?.pass)
        return done(refusal("535 5.7.8 Authentication credentials invalid"));
      strike(state, "auth", session, (error) => done(error, { user: username }));
    },
    onMailFrom(_, session, done) {
      state.hellos.add(String(session.hostNameAppearsAs));
      strike(state, "mail", session, done);
    },
    onRcptTo({ address }, session, done) {
      // The library shows a domain as people read it, whatever was said.
      if (/[^\x20-\x7e]/u.test(address.replace(/@.*/u, "")) && !isUtf8(session))
        return done(refusal("553 5.6.7 Non-ASCII addresses not permitted"));
      strike(state, "rcpt", session, done);
    },
    async onData(stream, session, done) {
      const raw = await readAll(stream);
      if (raw === undefined) return;
      const mail = takenIn(state, session, raw);
      const fault = state.faults.next("data");
      if (fault && "reply" in fault) return done(refusal(fault.reply));
      if (!fault || !("cut" in fault) || fault.cut === "taken") state.mails.push(mail);
      const taken = () => done(null, `2.0.0 Queued as ${state.mails.length}`);
      if (!fault) return taken();
      if ("until" in fault) return void fault.until.then(taken);
      if ("cut" in fault) state.socketOf(session)?.destroy();
    },
  };
}

/** Undefined when the client hung up in the middle, which is no mail. */
async function readAll(stream: AsyncIterable<Buffer>): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function takenIn(state: SmtpState, session: SMTPServerSession, raw: string): TakenMail {
  const { mailFrom, rcptTo } = session.envelope;
  state.violations.push(...brokenMailRules(raw, isUtf8(session)));
  return {
    from: mailFrom === false ? "" : mailFrom.address,
    to: rcptTo.map(({ address }) => address),
    raw,
    connection: state.numbers.get(session.id) ?? 0,
    isEncrypted: session.secure === true,
    user: typeof session.user === "string" ? session.user : undefined,
  };
}

function strike(state: SmtpState, at: SmtpStage, session: SMTPServerSession, done: Done): void {
  const fault = state.faults.next(at);
  if (!fault) done();
  else if ("reply" in fault) done(refusal(fault.reply));
  else state.socketOf(session)?.destroy();
}

function isUtf8({ envelope }: SMTPServerSession): boolean {
  const { mailFrom } = envelope;
  return mailFrom !== false && mailFrom.args !== false && "SMTPUTF8" in mailFrom.args;
}

function refusal(reply: string): Error {
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}

/** The library tells of commands in its log alone. */
function listener(commands: string[]): NonNullable<SMTPServerOptions["logger"]> {
  const silent = () => {};
  return {
    trace: silent,
    debug(entry: unknown, _: unknown, line: unknown) {
      if (typeof entry !== "object" || entry === null) return;
      if (Reflect.get(entry, "tnx") === "command") commands.push(String(line));
    },
    info: silent,
    warn: silent,
    error: silent,
    fatal: silent,
  };
}
