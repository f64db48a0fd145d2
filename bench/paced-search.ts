import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { systemClock } from "../src/time/clock.ts";
import { MINUTE } from "../src/time/durations.ts";
import { within } from "../src/time/within.ts";
import { type FakeDiscord, startFakeDiscord } from "../test/fakes/discord/fake-discord.ts";
import { type FakeArxiv, startFakeArxiv } from "../test/fakes/sources/arxiv.ts";
import { fakeEntry } from "../test/fakes/sources/arxiv-feed.ts";
import { syntheticPapers } from "./bench-papers.ts";
import { type BenchResult, besidePeers, row } from "./bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "./build-before.ts";
import { percentile } from "./measure.ts";

const PAPERS = 30_000;
const SEARCHES = 45;
/** More than arXiv is asked, and so few that its line is never full: then nobody waits for it. */
const SEARCHES_A_SECOND = 3;
/** Who sees it thinking for so long gives up. */
const PATIENCE = { ms: MINUTE, clock: systemClock } as const;
/** So many servers that none uses up what it may ask. */
const SERVERS = 15;

/** Whole answers of searches that come faster than arXiv may be asked, beside those of the build before. */
export async function pacedSearchBench(): Promise<BenchResult[]> {
  const ours = await measured(await thisBuild());
  const earlier = await buildBefore();
  const before = earlier && (await measured(earlier));
  const name = `Discord, ${SEARCHES_A_SECOND} searches/s, arXiv asked once in 3 s: whole answer`;
  const rows = [50, 95].flatMap((percent) => {
    const own = row(`${name}, p${percent}`, percentile(ours.waits, percent), "ms");
    return besidePeers(own, before ? [["build before", percentile(before.waits, percent)]] : []);
  });
  return [...rows, row("arXiv asked too soon", ours.tooSoon, "")];
}

interface Measured {
  /** Milliseconds until the papers are seen. */
  readonly waits: number[];
  readonly tooSoon: number;
}

async function measured({ main, learn }: BenchedBuild): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "paced-bench-"));
  const [discord, arxiv] = await Promise.all([startFakeDiscord(), startFakeArxiv(systemClock)]);
  arxiv.add(...Array.from({ length: 20 }, (_, n) => fakeEntry(n + 1)));
  try {
    const papers = syntheticPapers(PAPERS);
    await learn(folder, papers);
    const words = papers.slice(0, SEARCHES).map(({ title }) => title.split(" ").slice(0, 2));
    const bot = await start(main, folder, { discord, arxiv });
    const waits = await searchAll(
      discord,
      words.map((each) => each.join(" ")),
    );
    bot.kill("SIGTERM");
    await once(bot, "close");
    return { waits, tooSoon: arxiv.tooSoon.length };
  } finally {
    await Promise.all([discord.close(), arxiv.close()]);
    rmSync(folder, { recursive: true });
  }
}

async function searchAll(discord: FakeDiscord, queries: readonly string[]): Promise<number[]> {
  const channels = Array.from({ length: SERVERS }, () => discord.addChannel(discord.addGuild()));
  const search = async (query: string, n: number): Promise<number> => {
    const channel = channels[n % SERVERS] ?? "";
    const user = String(200_000_000_000_000_000n + BigInt(n % SERVERS));
    const began = performance.now();
    const options = { query };
    const what = { name: "papers", subcommand: "search", channel, user, options };
    await within(discord.interact.command(what), PATIENCE, () => undefined);
    return performance.now() - began;
  };
  const asked: Promise<number>[] = [];
  for (const [n, query] of queries.entries()) {
    asked.push(search(query, n));
    await delay(1_000 / SEARCHES_A_SECOND);
  }
  return Promise.all(asked);
}

/** Resolves once the commands are registered and arXiv was asked for what is new. */
async function start(
  main: URL,
  dataDir: string,
  { discord, arxiv }: { readonly discord: FakeDiscord; readonly arxiv: FakeArxiv },
): Promise<ChildProcess> {
  const env = {
    ...process.env,
    SOURCES: "arxiv",
    ARXIV_API_URL: arxiv.apiUrl.href,
    DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
  };
  const bot = spawn(process.execPath, [fileURLToPath(main)], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (discord.commands.length === 0 || arxiv.requests.length === 0) await delay(50);
  await delay(1_000);
  return bot;
}
