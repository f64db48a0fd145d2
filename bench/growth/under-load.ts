import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Paper } from "../../src/paper/paper.ts";
import { systemClock } from "../../src/time/clock.ts";
import { HOUR } from "../../src/time/durations.ts";
import { type FakeArxiv, startFakeArxiv } from "../../test/fakes/sources/arxiv.ts";
import { fakeEntry } from "../../test/fakes/sources/arxiv-feed.ts";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "../build-before.ts";
import { type BotProcess, startBot } from "../load/bot-process.ts";
import { addDueChannels, learnForLong } from "../load/long-used.ts";
import { type People, startPeople } from "../load/people-apart.ts";
import { percentile } from "../measure.ts";

const PAPERS = 120_000;
const POLLED = 3_900;
const DUE = 2_000;
const COMMANDS_A_SECOND = 50;
/** After the work is done, so that what follows it is seen too. */
const AFTER_MS = 3_000;
/** As in a bot that runs already: the first commands are not counted. */
const WARM_UP_MS = 4_000;
const PATIENCE_MS = 300_000;

/** What the bot does while people ask. */
interface Work {
  readonly name: string;
  /** Papers that a source lists which are not known yet. */
  readonly fresh?: number;
  /** Channels whose digest is due. */
  readonly due?: number;
  /** The index is gone, and made again. */
  readonly withoutIndex?: boolean;
  /** One processor, little memory, and people on both platforms. */
  readonly small?: boolean;
}

const WORKS: readonly Work[] = [
  { name: `a poll of ${POLLED} papers`, fresh: POLLED },
  { name: `${DUE} digests come due`, due: DUE },
  { name: "a first index is made", withoutIndex: true },
  {
    name: `1 processor, 256 MB of heap, both platforms, a poll of ${POLLED}`,
    fresh: POLLED,
    small: true,
  },
];

/** How soon people see a sign of the real process whatever else it does, and how long its event loop was busy at most. */
export async function loadGrowth(corpus = process.env.BENCH_DATA): Promise<BenchResult[]> {
  const papers = [...benchPapers(corpus, PAPERS + POLLED)];
  const ours = await measured(await thisBuild(), papers);
  const earlier = await buildBefore();
  const before = earlier && (await measured(earlier, papers));
  return ours.map((own, at) => {
    const peer = before?.[at];
    return peer ? besidePeer(own, "build before", peer.ours) : own;
  });
}

async function measured(build: BenchedBuild, papers: readonly Paper[]): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "offprint-load-"));
  try {
    const data = join(folder, "data");
    await learnForLong(build, data, papers.slice(0, PAPERS));
    const rows: BenchResult[] = [];
    for (const [n, work] of WORKS.entries()) {
      const dataDir = join(folder, String(n));
      cpSync(data, dataDir, { recursive: true });
      if (work.withoutIndex) rmSync(join(dataDir, "search"), { recursive: true });
      rows.push(...(await during(work, { build, dataDir, papers })));
      rmSync(dataDir, { recursive: true });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Given {
  readonly build: BenchedBuild;
  readonly dataDir: string;
  readonly papers: readonly Paper[];
}

async function during(work: Work, { build, dataDir, papers }: Given): Promise<BenchResult[]> {
  const { fresh = 0, due = 0, small = false } = work;
  const begun = papers.slice(0, 300).map(({ title }) => title.split(" ").slice(0, 2).join(" "));
  const words = [...new Set(begun)];
  const [people, arxiv] = await Promise.all([
    startPeople({ discord: due }),
    startFakeArxiv(systemClock),
  ]);
  list(arxiv, papers.slice(PAPERS, PAPERS + fresh));
  try {
    await addDueChannels(build, dataDir, people.places, words);
    const source = { SOURCES: "arxiv", ARXIV_API_URL: arxiv.apiUrl.href };
    const settings = { ...people.settings, ...source };
    const bot = await startBot({ main: build.main, dataDir, settings, small });
    const rows = await asking(people, bot, work, words);
    await bot.stop();
    return rows;
  } finally {
    people.close();
    await arxiv.close();
  }
}

/** Submitted over the last two days. */
function list(arxiv: FakeArxiv, papers: readonly Paper[]): void {
  const entries = papers.map(({ title, abstract }, n) => {
    const at = Date.now() - HOUR - (n / papers.length) * 46 * HOUR;
    const published = `${new Date(at).toISOString().slice(0, 19)}Z`;
    return fakeEntry(n + 1, { title, summary: abstract, published });
  });
  arxiv.add(...entries);
}

async function asking(
  people: People,
  bot: BotProcess,
  work: Work,
  words: readonly string[],
): Promise<BenchResult[]> {
  const platforms = work.small ? (["discord", "slack"] as const) : (["discord"] as const);
  const crowd = { perSecond: COMMANDS_A_SECOND, platforms, words };
  people.ask(crowd);
  await delay(WARM_UP_MS);
  await people.end();
  const from = Date.now();
  people.ask(crowd);
  await until(() => isDone(bot, work));
  await delay(AFTER_MS);
  const waits = await people.end();
  const blocks = bot.looks().filter(({ at }) => at >= from);
  const longest = Math.max(...blocks.map(({ cpuMs }) => cpuMs));
  const name = `growth: ${COMMANDS_A_SECOND} commands/s, ${work.name}`;
  const rows = [
    row(`${name}: first answers, p99`, percentile(waits, 99), "ms"),
    row(`${name}: longest block`, longest, "cpu ms"),
    row(`${name}: ready after`, bot.readyMs / 1_000, "s"),
  ];
  if (work.small) rows.push(row(`${name}: peak memory`, bot.peakMegabytes(), "MB"));
  return rows;
}

async function isDone(bot: BotProcess, { fresh = 0, due = 0 }: Work): Promise<boolean> {
  const planned = due === 0 || (await bot.metric("offprint_digests_planned_total")) >= due;
  return planned && (await bot.metric("offprint_search_papers")) >= PAPERS + fresh;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await done())) {
    if (performance.now() > end) throw new Error("The bot was not done in time.");
    await delay(500);
  }
}
