import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { letterOf } from "../../adapters/email/posts/letter.ts";
import { poolOptions } from "../../adapters/email/transport/pool-options.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { syntheticPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { thisBuild } from "../build-before.ts";
import { follow } from "../follow.ts";
import { inDatabase, learn, OFFLINE } from "../month-of-papers.ts";

const PAPERS = 30_000;
const MAILS = 10_000;
const SENDER = { name: "Papers", address: "papers@example.org" } as const;

/** What the mail server has taken so far. */
interface Taken {
  readonly port: number;
  readonly mails: number;
  readonly different: number;
  readonly ms: number;
  readonly bytes: number;
}

/** One digest to each of 10,000 inboxes that are due at once, and nodemailer alone with mails like these. */
export async function mailsBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "mails-bench-"));
  try {
    await learn(folder, syntheticPapers(PAPERS));
    const places = Array.from({ length: MAILS }, (_, n): Place => `email:reader-${n}`);
    const build = await thisBuild();
    await inDatabase(folder, (database) => follow(build, database, places));
    const ours = await withServer((server) => digests(folder, server));
    const bare = await withServer(nodemailerAlone);
    const name = `${MAILS.toLocaleString("en")} mails due at once`;
    const ms = row(`${name}: processor time a mail`, ours.cpuMs / MAILS, "ms");
    return [
      row(`${name}: composed and handed over`, ours.taken.ms / 1_000, "s"),
      besidePeer(ms, "nodemailer alone", bare / MAILS),
      row(`${name}: size of one`, ours.taken.bytes, "bytes"),
      row(`${name}: never handed over`, MAILS - ours.taken.different, ""),
      row(`${name}: handed over twice`, ours.taken.mails - ours.taken.different, ""),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
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
    PUBLIC_URL: "https://papers.example.org",
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

/** The same number of mails of about the same size, made before: milliseconds on a processor. */
async function nodemailerAlone({ port, taken }: Server): Promise<number> {
  const { createTransport } = await import("nodemailer");
  const url = new URL(`smtp://127.0.0.1:${port}`);
  const transport = createTransport(
    poolOptions({ url, sender: SENDER, tls: "optional", clientName: "papers.example.org" }),
  );
  const ends = { manageUrl: "https://example.org/m", unsubscribeUrl: "https://example.org/u" };
  const letter = letterOf({ to: "a@example.org", message: DIGEST, id: "a", ends }, SENDER);
  let next = 0;
  const send = async () => {
    while (next < MAILS)
      await transport.sendMail({ ...letter, messageId: `<${next++}@example.org>` });
  };
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: 32 }, send));
  const { user, system } = process.cpuUsage(before);
  transport.close();
  await taken(MAILS);
  return (user + system) / 1_000;
}

const DIGEST: Message = {
  summary: "Papers",
  blocks: Array.from({ length: 5 }, (_, n) => ({
    kind: "item",
    index: n + 1,
    title: [
      {
        kind: "link",
        text: `A title of ordinary length, the ${n}th`,
        url: "https://arxiv.org/abs/2401.00001",
      },
    ],
    meta: "▲ up 34 in 24 h · 112 votes · 3 comments",
    byline: "First Author, Second Author and 6 more · cs.RO · 11 June 2026",
    body: "One sentence of what it says, which is about two lines long where it is shown on a screen of usual size.",
  })),
};

function fileOf(name: string): string {
  return new URL(`${name}.js`, import.meta.url).pathname;
}
