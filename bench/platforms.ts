import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type FakeDiscord, startFakeDiscord } from "../test/fakes/discord/fake-discord.ts";
import { type FakeSlack, startFakeSlack } from "../test/fakes/slack/fake-slack.ts";
import { type FakeSmtp, startFakeSmtp } from "../test/fakes/smtp/fake-smtp.ts";
import { syntheticPapers } from "./bench-papers.ts";
import { type BenchResult, besideRows, row } from "./bench-result.ts";
import { type BenchedBuild, benchedBuilds } from "./build-before.ts";
import { percentile } from "./measure.ts";
import { OFFLINE } from "./month-of-papers.ts";
import { cpuMs } from "./start-process.ts";

const PAPERS = 30_000;
const STARTS = 7;
/** After the start has settled. */
const IDLE_MS = 15_000;
const LOOK_MS = 10;
const PATIENCE_MS = 30_000;

/** What a process is on. */
interface Way {
  readonly name: string;
  /** Beside Discord and Slack. */
  readonly more: (stage: Stage, port: number) => Readonly<Record<string, string>>;
}

const BOTH: Way = { name: "Discord and Slack at once", more: () => ({}) };

const ALL: Way = {
  name: "Discord, Slack, e-mail and the page at once",
  more: ({ smtp }, port) => ({
    SMTP_URL: `smtp://localhost:${smtp.port}`,
    EMAIL_FROM: "Papers <papers@example.org>",
    EMAIL_TLS: "optional",
    EMAIL_SECRET: "what seals the addresses of the benchmark",
    WEB: "on",
    PUBLIC_URL: `http://localhost:${port}`,
  }),
};

/**
 * The real process on two platforms at once, beside the build before, and on all there are, until
 * `/readyz` says so, and then left alone.
 */
export async function platformsBench(): Promise<BenchResult[]> {
  const stages = await Promise.all((await benchedBuilds()).map(openStage));
  try {
    const [ours = [], before] = await startsOn(BOTH, stages);
    const [all = []] = await startsOn(ALL, stages.slice(0, 1));
    return [...besideRows(rowsOf(BOTH, ours), before && rowsOf(BOTH, before)), ...rowsOf(ALL, all)];
  } finally {
    await Promise.all(stages.map(closeStage));
  }
}

/** Of each build, in turns. */
async function startsOn(way: Way, stages: readonly Stage[]): Promise<readonly Started[][]> {
  const starts = stages.map((): Started[] => []);
  for (let n = 0; n < STARTS; n++)
    for (const [which, stage] of stages.entries())
      starts[which]?.push(await start(stage, way, { isIdle: n === 0 }));
  return starts;
}

/** A build with a folder of papers, and with platforms that know it alone. */
interface Stage {
  readonly main: URL;
  readonly folder: string;
  readonly discord: FakeDiscord;
  readonly slack: FakeSlack;
  readonly smtp: FakeSmtp;
}

async function openStage({ main, learn }: BenchedBuild): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "platforms-bench-"));
  await learn(folder, syntheticPapers(PAPERS));
  const [discord, slack, smtp] = await Promise.all([
    startFakeDiscord(),
    startFakeSlack(),
    startFakeSmtp(),
  ]);
  return { main, folder, discord, slack, smtp };
}

async function closeStage({ folder, discord, slack, smtp }: Stage): Promise<void> {
  await Promise.all([discord.close(), slack.close(), smtp.close()]);
  rmSync(folder, { recursive: true });
}

function rowsOf(way: Way, starts: readonly Started[]): BenchResult[] {
  const middle = (of: "ms" | "cpu") =>
    percentile(
      starts.map((each) => each[of]),
      50,
    );
  const name = `${way.name}, ${PAPERS.toLocaleString("en")} papers`;
  return [
    row(`${name}: ready, median of ${STARTS}`, middle("ms"), "ms"),
    row(`${name}: processor time until ready, median of ${STARTS}`, middle("cpu"), "ms"),
    row(`${name}: memory after ${IDLE_MS / 1_000} s`, starts[0]?.megabytes ?? Number.NaN, "MB"),
  ];
}

interface Started {
  readonly ms: number;
  readonly cpu: number;
  readonly megabytes: number;
}

/** @param isIdle whether it is left alone for a while before its memory is looked at */
async function start(
  stage: Stage,
  { more }: Way,
  { isIdle }: { isIdle: boolean },
): Promise<Started> {
  const { main, folder, discord, slack } = stage;
  const port = await freePort();
  const env = {
    ...process.env,
    ...OFFLINE,
    DATA_DIR: folder,
    LOG_LEVEL: "error",
    PORT: String(port),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.settings.botToken,
    SLACK_APP_TOKEN: slack.settings.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...more(stage, port),
  };
  const began = performance.now();
  const bot = spawn(process.execPath, [fileURLToPath(main)], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  await untilReady(`http://127.0.0.1:${port}/readyz`);
  const ms = performance.now() - began;
  const cpu = cpuMs(bot);
  if (isIdle) await delay(IDLE_MS);
  const megabytes = residentMegabytes(bot);
  bot.kill("SIGTERM");
  await once(bot, "close");
  return { ms, cpu, megabytes };
}

async function untilReady(url: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 200) return;
    await delay(LOOK_MS);
  }
  throw new Error("The bot was not ready in time.");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** Linux tells what a process holds in memory; elsewhere it is not known. */
function residentMegabytes({ pid }: ChildProcess): number {
  try {
    const resident = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Math.round(Number(resident?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}
