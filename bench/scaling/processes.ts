import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { moveOut } from "../../scripts/move/move.ts";
import type { Place } from "../../src/chat/place.ts";
import { openPostgres } from "../../src/postgres/postgres.ts";
import { type FakeDiscord, startFakeDiscord } from "../../test/fakes/discord/fake-discord.ts";
import { freePort } from "../../test/fakes/free-port.ts";
import { type FakeSlack, startFakeSlack } from "../../test/fakes/slack/fake-slack.ts";
import { syntheticPapers } from "../bench-papers.ts";
import { type BenchResult, row } from "../bench-result.ts";
import { type BenchedBuild, thisBuild } from "../build-before.ts";
import { follow } from "../follow.ts";
import { OFFLINE } from "../month-of-papers.ts";
import { cpuMs } from "../start-process.ts";
import { type BenchDatabase, makeDatabase } from "./bench-database.ts";

const MOST_PROCESSES = 3;
const PAPERS = 3_000;
const GUILDS = 20;
/** Of each of the two platforms. */
const CHANNELS = 150;
const FIRST_POSTS = 30;
const COMMANDS = 200;
/** People who each wait for their answer before they ask again. */
const PEOPLE = 6;
const ROLES = ["sources", "deliver discord", "deliver slack"];

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

interface Platforms {
  readonly discord: FakeDiscord;
  readonly slack: FakeSlack;
  readonly user: string;
  /** By platform, as each names them. */
  readonly channels: { readonly discord: readonly string[]; readonly slack: readonly string[] };
  readonly places: readonly Place[];
}

/** Digests and commands a second of one, two and three processes, on the strict local Discord and Slack. */
export async function manyProcesses(): Promise<BenchResult[]> {
  const build = await thisBuild();
  const results: BenchResult[] = [];
  for (let processes = 1; processes <= MOST_PROCESSES; processes++) {
    const database = await makeDatabase();
    if (!database) return [];
    try {
      results.push(...(await measure(build, database, processes)));
    } finally {
      await database.drop();
    }
  }
  return results;
}

async function measure(
  build: BenchedBuild,
  database: BenchDatabase,
  count: number,
): Promise<BenchResult[]> {
  const home = mkdtempSync(join(tmpdir(), "processes-bench-"));
  const platforms = await startPlatforms();
  const running: Running[] = [];
  try {
    const folder = join(home, "moved");
    await build.learn(folder, syntheticPapers(PAPERS));
    await build.inDatabase(folder, (own) => follow(build, own, platforms.places));
    await moveOut(folder, database.url, () => {});
    const release = await holdRoles(database.url);
    for (let n = 0; n < count; n++)
      running.push(await startOne({ build, database, platforms, folder: join(home, String(n)) }));
    await release();
    const name = count === 1 ? "1 process" : `${count} processes`;
    return [
      ...(await posts(name, running, platforms)),
      ...(await commands(name, running, platforms)),
    ];
  } finally {
    for (const { child } of running) await end(child);
    await Promise.all([platforms.discord.close(), platforms.slack.close()]);
    rmSync(home, { recursive: true });
  }
}

async function startPlatforms(): Promise<Platforms> {
  const discord = await startFakeDiscord();
  const slack = await startFakeSlack({ transport: "http", patienceMs: 50 });
  const user = slack.addUser(slack.team);
  const guilds = Array.from({ length: GUILDS }, () => discord.addGuild());
  const onDiscord = Array.from({ length: CHANNELS }, (_, n) => {
    const guild = guilds[n % GUILDS] ?? "";
    return { id: discord.addChannel(guild), guild };
  });
  const onSlack = Array.from({ length: CHANNELS }, (_, n) =>
    slack.addChannel(slack.team, { name: `papers-${n}`, members: [user] }),
  );
  return {
    discord,
    slack,
    user,
    channels: { discord: onDiscord.map(({ id }) => id), slack: onSlack },
    places: [
      ...onDiscord.map(({ guild, id }): Place => `discord:${guild}/${id}`),
      ...onSlack.map((id): Place => `slack:${slack.team}/${id}`),
    ],
  };
}

/** Nobody begins before all are there. @returns lets them */
async function holdRoles(url: string): Promise<() => Promise<void>> {
  const postgres = await openPostgres(url, Date.now);
  await postgres.query(
    `INSERT INTO leases (role, number, holder, until)
     SELECT role, nextval('lease_numbers'), 'the benchmark', 'infinity' FROM unnest($1::text[]) AS role`,
    [ROLES],
  );
  return async () => {
    await postgres.query("UPDATE leases SET until = clock_timestamp()");
    await postgres.close();
  };
}

interface Order {
  readonly build: BenchedBuild;
  readonly database: BenchDatabase;
  readonly platforms: Platforms;
  readonly folder: string;
}

async function startOne({ build, database, platforms, folder }: Order): Promise<Running> {
  const { discord, slack } = platforms;
  const port = await freePort();
  const env = {
    ...process.env,
    ...OFFLINE,
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    LOG_LEVEL: "error",
    PORT: String(port),
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.settings.botToken,
    SLACK_SIGNING_SECRET: slack.settings.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    // One call a digest, as on Discord: Slack's limit of edits is no measure of processes.
    SLACK_UNCERTAIN: "resend",
  };
  const child = spawn(process.execPath, [fileURLToPath(build.main)], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok)
    await delay(100);
  return { child, port };
}

async function end(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "close");
}

function used(running: readonly Running[]): number {
  return running.reduce((sum, { child }) => sum + cpuMs(child), 0);
}

async function posts(
  name: string,
  running: readonly Running[],
  { discord, slack, channels }: Platforms,
): Promise<BenchResult[]> {
  const posted = () =>
    channels.discord.filter((id) => discord.messages(id).length > 0).length +
    channels.slack.filter((id) => slack.messages(id).length > 0).length;
  const untilPosted = async (count: number) => {
    while (posted() < count) await delay(50);
    return { at: performance.now(), posts: posted(), cpu: used(running) };
  };
  const first = await untilPosted(FIRST_POSTS);
  const last = await untilPosted(2 * CHANNELS);
  const count = last.posts - first.posts;
  const of = `${name}: ${2 * CHANNELS} channels of two platforms due at once`;
  return [
    row(`${of}: digests a second`, (count * 1_000) / (last.at - first.at), ""),
    row(`${of}: processor time of a post`, (last.cpu - first.cpu) / count, "ms"),
  ];
}

async function commands(
  name: string,
  running: readonly Running[],
  { slack, user, channels }: Platforms,
): Promise<BenchResult[]> {
  let [asked, unanswered] = [0, 0];
  const askAll = async (most: number) => {
    while (asked < most) {
      const n = asked++;
      slack.http.deliverTo(`http://127.0.0.1:${running[n % running.length]?.port}/slack/events`);
      const text = WORDS[n % WORDS.length] ?? "";
      const seen = await slack.interact.slash({
        user,
        channel: channels.slack[n % CHANNELS] ?? "",
        text,
      });
      if (seen.failed) unanswered += 1;
    }
  };
  const people = (most: number) => Promise.all(Array.from({ length: PEOPLE }, () => askAll(most)));
  await people(4 * PEOPLE);
  [asked, unanswered] = [0, 0];
  const [began, cpu] = [performance.now(), used(running)];
  await people(COMMANDS);
  const ms = performance.now() - began;
  const of = `${name}: ${PEOPLE} people ask over Slack's HTTP`;
  return [
    row(`${of}: commands a second`, (COMMANDS * 1_000) / ms, ""),
    row(`${of}: processor time of a command`, (used(running) - cpu) / COMMANDS, "ms"),
    row(`${of}: not answered within 3 seconds`, unanswered, ""),
  ];
}

/** Half of what people ask for is kept. */
const WORDS = [
  "subscriptions",
  "schedule daily 9:00 UTC",
  "search model",
  "schedule weekdays 8:00 UTC",
];
