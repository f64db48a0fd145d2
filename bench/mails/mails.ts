import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { createTransport } from "nodemailer";
import { createPeople } from "../../adapters/email/people/people.ts";
import { spellingsOf } from "../../adapters/email/people/read-address.ts";
import { poolOptions } from "../../adapters/email/transport/pool-options.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Database } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { systemClock } from "../../src/time/clock.ts";
import { syntheticPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { thisBuild } from "../build-before.ts";
import { follow } from "../follow.ts";
import { inDatabase, learn, OFFLINE } from "../month-of-papers.ts";

const PAPERS = 30_000;
const MAILS = 10_000;
const NODEMAILER = "nodemailer alone";
const SECRET = "what seals the addresses of the benchmark";
const HOST = "papers.example.org";
const SENDER = { name: "Papers", address: "papers@example.org" } as const;

/** What the mail server has taken so far. */
interface Taken {
  readonly port: number;
  readonly mails: number;
  readonly different: number;
  readonly ms: number;
  /** The first of them, as it came. */
  readonly sample: string;
}

/** One digest to each of 10,000 inboxes that are due at once, and nodemailer alone with mails like these. */
export async function mailsBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "mails-bench-"));
  try {
    await learn(folder, syntheticPapers(PAPERS));
    const build = await thisBuild();
    await inDatabase(folder, async (database) => {
      await follow(
        build,
        database,
        Array.from({ length: MAILS }, (_, n) => placeOf(n)),
      );
      await keepAddresses(database);
    });
    const ours = await withServer((server) => digests(folder, server));
    const { sample } = ours.taken;
    const bare = await withServer((server) => nodemailerAlone(sample, server));
    const name = `${MAILS.toLocaleString("en")} mails due at once`;
    const ms = row(`${name}: processor time a mail`, ours.cpuMs / MAILS, "ms");
    return [
      row(`${name}: composed and handed over`, ours.taken.ms / 1_000, "s"),
      besidePeer(ms, NODEMAILER, bare.cpuMs / MAILS),
      besidePeer(
        row(`${name}: size of one`, sample.length, "bytes"),
        NODEMAILER,
        bare.taken.sample.length,
      ),
      row(`${name}: never handed over`, MAILS - ours.taken.different, ""),
      row(`${name}: handed over twice`, ours.taken.mails - ours.taken.different, ""),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As long as those that people get. */
function idOf(n: number): string {
  return String(n).padStart(22, "0");
}

function placeOf(n: number): Place {
  return `email:${idOf(n)}`;
}

function addressOf(n: number): string {
  return `reader-${n}@example.org`;
}

/** Each reader's address, sealed as it is when they have confirmed it. */
async function keepAddresses(database: Database): Promise<void> {
  const keyv = createKeyv(createKeyvStore(database));
  const { parts } = createPeople({
    documents: (owner) => createDocuments(keyv, owner),
    secret: SECRET,
    publicUrl: new URL(`https://${HOST}`),
    clock: systemClock,
    tell: () => undefined,
  });
  for (let n = 0; n < MAILS; n++)
    await parts.addresses.add(placeOf(n), spellingsOf(addressOf(n)), Date.now());
}

interface Server {
  readonly port: number;
  /** Once so many mails have come, or no more come. */
  readonly taken: (mails: number) => Promise<Taken>;
}

async function withServer<Result>(work: (server: Server) => Promise<Result>): Promise<Result> {
  const child = spawn(process.execPath, [fileOf("mail-server")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let last: Taken | undefined;
  createInterface({ input: child.stdout }).on("line", (line) => {
    last = JSON.parse(line);
  });
  while (!last) await delay(20);
  const { port } = last;
  try {
    return await work({ port, taken: (mails) => taken(() => last, mails) });
  } finally {
    child.kill("SIGKILL");
  }
}

async function taken(look: () => Taken | undefined, mails: number): Promise<Taken> {
  for (let quiet = 0, before = 0; ; ) {
    await delay(500);
    const now = look();
    if (!now) continue;
    quiet = now.mails === before ? quiet + 1 : 0;
    before = now.mails;
    if (now.mails >= mails || quiet > 60) return now;
  }
}

async function digests(dataDir: string, server: Server) {
  const env = {
    ...process.env,
    ...OFFLINE,
    DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    EMAIL_FROM: `${SENDER.name} <${SENDER.address}>`,
    EMAIL_TLS: "optional",
    EMAIL_PER_MINUTE: "600000",
    EMAIL_SECRET: SECRET,
    PUBLIC_URL: `https://${HOST}`,
    PORT: "0",
  };
  const bot = spawn(process.execPath, [fileOf("mail-bot")], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const all = await server.taken(MAILS);
  return { taken: all, ...(await stop(bot)) };
}

async function stop(bot: ChildProcess): Promise<{ readonly cpuMs: number }> {
  if (!bot.stdout) throw new Error("It has no output.");
  const told = once(createInterface({ input: bot.stdout }), "line");
  bot.kill("SIGTERM");
  const [line] = await told;
  await once(bot, "close");
  return JSON.parse(line);
}

/** The same number of mails with the same text, HTML and headers, made before: milliseconds on a processor. */
async function nodemailerAlone(sample: string, { port, taken }: Server) {
  const url = new URL(`smtp://127.0.0.1:${port}`);
  const transport = createTransport(
    poolOptions({ url, sender: SENDER, tls: "optional", clientName: HOST }),
  );
  const { subject = "", text = "", html, headerLines } = await simpleParser(sample, UNCHANGED);
  const headers = headerLines
    .filter(({ key }) => OF_A_DIGEST.test(key))
    .map(({ line }) => ({
      key: line.split(":", 1)[0] ?? "",
      value: line.replace(/^.*?:\s*/su, ""),
    }));
  const letter = { from: SENDER, subject, text, html: html || "", headers, ...AS_OURS };
  let next = 0;
  const send = async () => {
    while (next < MAILS) {
      const n = next++;
      const to = { name: "", address: addressOf(n) };
      await transport.sendMail({ ...letter, to, messageId: `<${idOf(n)}@example.org>` });
    }
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: 32 }, send));
  const { user, system } = process.cpuUsage(before);
  transport.close();
  return { cpuMs: (user + system) / 1_000, taken: await taken(MAILS) };
}

const UNCHANGED = { skipImageLinks: true, skipTextToHtml: true };
const OF_A_DIGEST = /^(?:list-|auto-submitted|precedence|x-auto)/u;
const AS_OURS = { textEncoding: "quoted-printable", xMailer: false } as const;

function fileOf(name: string): string {
  return new URL(`${name}.js`, import.meta.url).pathname;
}
