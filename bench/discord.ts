import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Place } from "../src/chat/place.ts";
import { systemClock } from "../src/time/clock.ts";
import { MINUTE } from "../src/time/durations.ts";
import { within } from "../src/time/within.ts";
import { type FakeDiscord, startFakeDiscord } from "../test/fakes/discord/fake-discord.ts";
import { syntheticPapers } from "./bench-papers.ts";
import { type BenchResult, besideRows, row } from "./bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "./build-before.ts";
import { follow } from "./follow.ts";
import { OFFLINE } from "./month-of-papers.ts";
import { pacedSearchBench } from "./paced-search.ts";
import { cpuMs } from "./start-process.ts";

const PAPERS = 30_000;
const COMMANDS_A_SECOND = 50;
const COMMANDS = 1_000;
const WARM = 10;
const DUE_CHANNELS = 2_000;
/** Who sees it thinking for so long gives up; so does who waits for the next post. */
const PATIENCE = { ms: MINUTE, clock: systemClock } as const;
/** What Discord allows a bot, in all. */
const POSTS_A_SECOND = 50;

/** The real process on the strict local Discord, both on this machine, beside the build before. */
export async function discordBench(): Promise<BenchResult[]> {
  return [
    ...(await ofEachBuild(answers)),
    ...(await pacedSearchBench()),
    ...(await ofEachBuild(deliveries)),
  ];
}

type Measure = (
  build: BenchedBuild,
  folder: string,
  discord: FakeDiscord,
) => Promise<BenchResult[]>;

async function ofEachBuild(measure: Measure): Promise<BenchResult[]> {
  const ours = await inFolder(await thisBuild(), measure);
  const earlier = await buildBefore();
  return besideRows(ours, earlier && (await inFolder(earlier, measure)));
}

async function inFolder(build: BenchedBuild, measure: Measure): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "discord-bench-"));
  const discord = await startFakeDiscord();
  try {
    return await measure(build, folder, discord);
  } finally {
    await discord.close();
    rmSync(folder, { recursive: true });
  }
}

async function answers(
  build: BenchedBuild,
  folder: string,
  discord: FakeDiscord,
): Promise<BenchResult[]> {
  const papers = syntheticPapers(PAPERS);
  await build.learn(folder, papers);
  const channel = discord.addChannel(discord.addGuild());
  const bot = await start(build.main, folder, discord);
  const words = papers.slice(0, 100).map(({ title }) => title.split(" ").slice(0, 2).join(" "));
  const { waits, cpu } = await whileRunning(bot, async () => {
    const before = cpuMs(bot);
    const all = await askAll(discord, channel, words);
    return { waits: all, cpu: cpuMs(bot) - before };
  });
  const name = `Discord at ${COMMANDS_A_SECOND} commands/s, ${PAPERS.toLocaleString("en")} papers`;
  return [
    ...percentiles(`${name}: first answer`, waits.first),
    ...percentiles(`${name}: whole answer`, waits.whole),
    row(`${name}: not answered within 3 s`, waits.failed, ""),
    row(`${name}: no whole answer within a minute`, waits.givenUp, ""),
    row(`${name}: processor time of an answer`, cpu / (COMMANDS + WARM), "ms"),
  ];
}

interface Waits {
  /** Milliseconds until the first sign, of each command that had one in time. */
  readonly first: number[];
  /** Until the answer, or until nobody waited any more. */
  readonly whole: number[];
  failed: number;
  givenUp: number;
}

async function askAll(
  discord: FakeDiscord,
  channel: string,
  words: readonly string[],
): Promise<Waits> {
  const waits: Waits = { first: [], whole: [], failed: 0, givenUp: 0 };
  const ask = async (n: number): Promise<void> => {
    const began = performance.now();
    const asking = discord.interact.command({ name: "papers", channel, ...command(n, words) });
    const seen = await within(asking, PATIENCE, () => undefined);
    if (!seen) waits.givenUp += 1;
    else if (seen.failed) waits.failed += 1;
    else waits.first.push(seen.firstAnswerMs ?? Number.NaN);
    waits.whole.push(performance.now() - began);
  };
  // As in a bot that runs already: the first of each kind is not counted.
  for (let n = 0; n < WARM; n++) await ask(n);
  waits.first.length = waits.whole.length = 0;
  const asked: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < COMMANDS; n++) {
    await delay(Math.max(0, began + (n * 1_000) / COMMANDS_A_SECOND - performance.now()));
    asked.push(ask(n));
  }
  await Promise.all(asked);
  return waits;
}

function command(
  n: number,
  words: readonly string[],
): { subcommand: string; options: Record<string, string | number> } {
  if (n % 5 === 0) return { subcommand: "trending", options: { count: 10 } };
  if (n % 5 === 1) return { subcommand: "help", options: {} };
  return { subcommand: "search", options: { query: words[n % words.length] ?? "model" } };
}

async function deliveries(
  build: BenchedBuild,
  folder: string,
  discord: FakeDiscord,
): Promise<BenchResult[]> {
  const guilds = Array.from({ length: 20 }, () => discord.addGuild());
  const channels = Array.from({ length: DUE_CHANNELS }, (_, n) => {
    const guild = guilds[n % guilds.length] ?? "";
    return { id: discord.addChannel(guild), guild };
  });
  const places = channels.map(({ guild, id }): Place => `discord:${guild}/${id}`);
  await build.inDatabase(folder, (database) => follow(build, database, places));
  const bot = await start(build.main, folder, discord);
  const posted = () => channels.flatMap(({ id }) => discord.messages(id).map(({ at }) => at));
  const cpu = await whileRunning(bot, async () => {
    await untilAllCame(() => posted().length);
    return cpuMs(bot);
  });
  const at = posted().sort((one, other) => one - other);
  const seconds = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1_000;
  const name = `Discord, ${DUE_CHANNELS.toLocaleString("en")} channels due at once`;
  const share = at.length / seconds / POSTS_A_SECOND;
  return [
    row(`${name}: share of the allowed rate`, share * 100, "%"),
    row(`${name}: avoidable 429s`, discord.overruns.length, ""),
    row(`${name}: not posted`, DUE_CHANNELS - at.length, ""),
    row(`${name}: processor time of a post, the start included`, cpu / at.length, "ms"),
  ];
}

/** Until every channel has its post, or none has come for a while. */
async function untilAllCame(posted: () => number): Promise<void> {
  let [count, changedAt] = [0, performance.now()];
  while (count < DUE_CHANNELS && performance.now() - changedAt < PATIENCE.ms) {
    await delay(500);
    const now = posted();
    if (now !== count) [count, changedAt] = [now, performance.now()];
  }
}

/** Resolves once the commands are registered. */
async function start(main: URL, dataDir: string, discord: FakeDiscord): Promise<ChildProcess> {
  const settings = { ...OFFLINE, DATA_DIR: dataDir, LOG_LEVEL: "error" };
  const access = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const env = { ...process.env, ...settings, ...access };
  const bot = spawn(process.execPath, [fileURLToPath(main)], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (discord.commands.length === 0) await delay(50);
  return bot;
}

/** Stops it behind the work, however that ends. */
async function whileRunning<T>(bot: ChildProcess, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    bot.kill("SIGTERM");
    await once(bot, "close");
  }
}

function percentiles(name: string, times: number[]): BenchResult[] {
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return [row(`${name}, p50`, at(0.5), "ms"), row(`${name}, p99`, at(0.99), "ms")];
}
