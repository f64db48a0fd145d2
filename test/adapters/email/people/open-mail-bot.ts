import { pino } from "pino";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { createPlatformAdapters } from "../../../../src/assembly/create-adapters.ts";
import type { Adapter } from "../../../../src/chat/adapter.ts";
import type { Inbox } from "../../../../src/chat/inbox.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { readConfig } from "../../../../src/config.ts";
import { useProxy } from "../../../../src/http/proxy.ts";
import { startOffprint } from "../../../../src/offprint.ts";
import { systemClock } from "../../../../src/time/clock.ts";
import { eventually } from "../../../eventually.ts";
import { freePort } from "../../../fakes/free-port.ts";
import { type FakeSmtp, startFakeSmtp } from "../../../fakes/smtp/fake-smtp.ts";
import { type ReadMail, readMail } from "../../../fakes/smtp/read-mail.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";

/** The whole bot with e-mail as its settings make it, a chat to ask in, and browsers. */
export interface MailBot {
  readonly smtp: FakeSmtp;
  readonly url: string;
  readonly dataDir: string;
  readonly log: readonly string[];
  /** Types a line in a chat. */
  type(line: string, by?: string): Promise<Message>;
  /** The mails to an address, once there are so many of them. */
  mailsTo(address: string, count?: number): Promise<readonly ReadMail[]>;
  /** The first link to a page of the bot in the newest mail to an address. */
  linkTo(page: string, address: string, count?: number): Promise<string>;
  get(url: string): Promise<Answered>;
  post(path: string, form: Readonly<Record<string, string>>, headers?: object): Promise<Answered>;
  /** Asks, and confirms by the link; answers with the page that follows. */
  subscribe(address: string, options?: string): Promise<Answered>;
  /** What time the bot takes it to be, in milliseconds from now. */
  jump(ms: number): void;
  stop(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export const SECRET = "a secret of more than thirty-two characters";

export interface MailBotOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  readonly smtp?: FakeSmtp;
}

type WhenFinished = (end: () => void | Promise<void>) => void;

/** One bot for the tests of a file that each bring people of their own. */
export function shareMailBot(): () => MailBot & { readonly newcomer: () => string } {
  const ends: (() => void | Promise<void>)[] = [];
  let bot: MailBot;
  let people = 0;
  beforeAll(async () => {
    bot = await openMailBot({}, (end) => ends.unshift(end));
  });
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return () => ({ ...bot, newcomer: () => `Ada.${++people}@example.org` });
}

export async function openMailBot(
  options: MailBotOptions = {},
  whenFinished: WhenFinished = onTestFinished,
): Promise<MailBot> {
  const { dataDir = temporaryFolder(whenFinished) } = options;
  const smtp = options.smtp ?? (await startFakeSmtp());
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log: string[] = [];
  const chat = openChat();
  let ahead = 0;
  const logger = pino({ level: "trace" }, { write: (line) => void log.push(line) });
  const config = readConfig({
    SOURCES: "sample",
    DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: url,
    SMTP_URL: `smtp://localhost:${smtp.port}`,
    EMAIL_FROM: "Papers <papers@example.org>",
    EMAIL_TLS: "optional",
    EMAIL_PER_MINUTE: "60000",
    EMAIL_SECRET: SECRET,
    ...options.settings,
  });
  const offprint = await startOffprint({
    config,
    clock: { ...systemClock, now: () => Date.now() + ahead },
    random: Math.random,
    log: logger,
    adapters: async (documents) => {
      const network = await useProxy({ https: undefined, http: undefined, except: undefined });
      const deps = { config, log: logger, documents, network };
      return [...(await createPlatformAdapters(deps)), chat.adapter];
    },
  });
  const stop = () => offprint.stop();
  whenFinished(async () => {
    await stop();
    if (!options.smtp) await smtp.close();
  });
  const bot = {
    smtp,
    url,
    dataDir,
    log,
    type: chat.type,
    stop,
    ...browserOn(url),
    ...readerOf(smtp),
  };
  return {
    ...bot,
    jump: (ms) => {
      ahead = ms;
    },
    subscribe: (address, more = "") => subscribe(bot, address, more),
  };
}

async function subscribe(
  { type, linkTo, post }: Pick<MailBot, "type" | "linkTo" | "post">,
  address: string,
  more: string,
): Promise<Answered> {
  await type(`inbox ${address} ${more}`);
  const link = new URL(await linkTo("confirm", address));
  return post("/email/confirm", { t: link.searchParams.get("t") ?? "", zone: "" });
}

function openChat() {
  let inbox: Inbox | undefined;
  let count = 0;
  const adapter: Adapter = {
    name: "chat",
    start: async (given) => {
      inbox = given;
    },
    post: async () => "posted",
    stop: async () => {},
  };
  const type = async (line: string, by = `chat:person-${count + 1}`) => {
    if (!inbox) throw new Error("The chat was not started.");
    const actor = { id: by, mayManage: true };
    const input = { kind: "line", line } as const;
    return inbox.handle({ id: String(++count), place: "chat:room", actor, input });
  };
  return { adapter, type };
}

function browserOn(url: string): Pick<MailBot, "get" | "post"> {
  const answered = async (response: Response) => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  });
  return {
    get: async (address) => answered(await fetch(new URL(address, url))),
    post: async (path, form, headers = {}) => {
      const body = new URLSearchParams(form);
      return answered(
        await fetch(new URL(path, url), { method: "POST", body, headers: { ...headers } }),
      );
    },
  };
}

function readerOf(smtp: FakeSmtp): Pick<MailBot, "mailsTo" | "linkTo"> {
  const mailsTo = async (address: string, count = 1) => {
    const same = (each: string) => each.toLowerCase() === address.toLowerCase();
    const own = () => smtp.mails.filter(({ to }) => to.some(same));
    await eventually(() => {
      if (own().length < count) throw new Error(`${own().length} mails to ${address}.`);
    });
    return Promise.all(own().map(({ raw }) => readMail(raw)));
  };
  return {
    mailsTo,
    linkTo: async (page, address, count) => {
      const mails = await mailsTo(address, count);
      const text = mails.at(-1)?.text ?? "";
      const [link] = text.match(new RegExp(`http://\\S+/email/${page}\\?t=[\\w.-]+`, "u")) ?? [];
      if (link === undefined) throw new Error(`There is no link to ${page} in: ${text}`);
      return link;
    },
  };
}
