import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { moveOut } from "../../scripts/move/move.ts";
import type { Place } from "../../src/chat/place.ts";
import { type FakeDiscord, startFakeDiscord } from "../../test/fakes/discord/fake-discord.ts";
import { syntheticPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { type BenchedBuild, thisBuild } from "../build-before.ts";
import { follow } from "../follow.ts";
import { percentile } from "../measure.ts";
import { type BenchDatabase, makeDatabase } from "./bench-database.ts";
import { manyProcesses } from "./processes.ts";
import { type ScaledBot, startScaledBot } from "./scaled-bot.ts";
import { sharedStarts } from "./starts.ts";

const PAPERS = 3_000;
const GUILDS = 20;
const CHANNELS = 600;
/** Posts that are not counted, since the start is still at work. */
const FIRST_POSTS = 60;
const COMMANDS = 300;
const COMMANDS_A_SECOND = 25;
const TURNS = 3;
const EMBEDDED = "one folder";

/** What posts, commands and starts take where several processes share the work. */
export async function scalingBench(): Promise<BenchResult[]> {
  return [...(await besideEmbedded()), ...(await manyProcesses()), ...(await sharedStarts())];
}

/** The real process on PostgreSQL beside itself on one folder, on the strict local Discord, in turns. */
async function besideEmbedded(): Promise<BenchResult[]> {
  const build = await thisBuild();
  const ours: BenchResult[][] = [];
  const embedded: BenchResult[][] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const database = await makeDatabase();
    if (!database) return leftOut();
    try {
      ours.push(await measure(build, database));
    } finally {
      await database.drop();
    }
    embedded.push(await measure(build));
  }
  const middles = middlesOf(embedded);
  return middlesOf(ours).map((each) => {
    const peer = middles.find(({ name }) => name === each.name);
    return peer ? besidePeer(each, EMBEDDED, peer.ours) : each;
  });
}

function leftOut(): BenchResult[] {
  process.stderr.write("scaling is left out: name a PostgreSQL in TEST_DATABASE_URL.\n");
  return [];
}

function middlesOf(turns: readonly BenchResult[][]): BenchResult[] {
  return (turns[0] ?? []).map(({ name, unit }, at) => {
    const values = turns.map((rows) => rows[at]?.ours ?? Number.NaN);
    return row(name, percentile(values, 50), unit);
  });
}

async function measure(build: BenchedBuild, database?: BenchDatabase): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "scaling-bench-"));
  const discord = await startFakeDiscord();
  try {
    const guilds = Array.from({ length: GUILDS }, () => discord.addGuild());
    const channels = Array.from({ length: CHANNELS }, (_, n) => {
      const guild = guilds[n % GUILDS] ?? "";
      return { id: discord.addChannel(guild), guild };
    });
    const places = channels.map(({ guild, id }): Place => `discord:${guild}/${id}`);
    await build.learn(folder, syntheticPapers(PAPERS));
    await build.inDatabase(folder, (own) => follow(build, own, places));
    if (database) await moveOut(folder, database.url, () => {});
    const bot = await startScaledBot({ build, folder, discord, database });
    const ids = channels.map(({ id }) => id);
    const posts = await ofPosts({ bot, discord, channels: ids });
    const commands = await ofCommands({ bot, discord, channels: ids });
    await bot.stop();
    return [...posts, ...commands];
  } finally {
    await discord.close();
    rmSync(folder, { recursive: true });
  }
}

interface Measured {
  readonly bot: ScaledBot;
  readonly discord: FakeDiscord;
  readonly channels: readonly string[];
}

async function ofPosts({ bot, discord, channels }: Measured): Promise<BenchResult[]> {
  const posted = () => channels.flatMap((id) => discord.messages(id).map(({ at }) => at));
  const untilPosted = async (count: number) => {
    while (posted().length < count) await delay(50);
    return { at: Date.now(), posts: posted().length, used: await bot.used() };
  };
  const first = await untilPosted(FIRST_POSTS);
  const last = await untilPosted(CHANNELS);
  const posts = last.posts - first.posts;
  const of = `${CHANNELS.toLocaleString("en")} channels due at once`;
  return [
    row(`${of}: digests a second, 50 allowed`, (posts * 1_000) / (last.at - first.at), ""),
    row(`${of}: processor time of a post`, (last.used.cpuMs - first.used.cpuMs) / posts, "ms"),
    ...bot.perUse("of a post", first.used, last.used, posts),
    row(`${of}: posted more than once`, posted().length - CHANNELS, ""),
  ];
}

async function ofCommands({ bot, discord, channels }: Measured): Promise<BenchResult[]> {
  const ask = async (n: number): Promise<void> => {
    const channel = channels[n % channels.length] ?? "";
    const what = asked[n % asked.length] ?? asked[0];
    const as = { channel, permissions: ["manageChannels"] } as const;
    const seen = await discord.interact.command({ name: "papers", ...as, ...what });
    if (seen.failed) throw new Error("A command was not answered within 3 seconds.");
  };
  for (let n = 0; n < asked.length * 2; n++) await ask(n);
  const first = await bot.used();
  const began = performance.now();
  const asking: Promise<void>[] = [];
  for (let n = 0; n < COMMANDS; n++) {
    await delay(Math.max(0, began + (n * 1_000) / COMMANDS_A_SECOND - performance.now()));
    asking.push(ask(n));
  }
  await Promise.all(asking);
  const last = await bot.used();
  return [
    row("commands: processor time of one", (last.cpuMs - first.cpuMs) / COMMANDS, "ms"),
    ...bot.perUse("of a command", first, last, COMMANDS),
    ...bot.most(),
  ];
}

/** Half of what people ask for is kept. */
const asked = [
  { subcommand: "subscriptions", options: {} },
  { subcommand: "schedule", options: { when: "daily 9:00 UTC" } },
  { subcommand: "search", options: { query: "model" } },
  { subcommand: "schedule", options: { when: "weekdays 8:00 UTC" } },
] as const;
