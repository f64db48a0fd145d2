import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { systemClock } from "../src/time/clock.ts";
import { SECOND } from "../src/time/durations.ts";
import { startFakeArxiv } from "../test/fakes/sources/arxiv.ts";
import { benchPapers } from "./bench-papers.ts";
import { type BenchResult, row } from "./bench-result.ts";
import { thisBuild } from "./build-before.ts";
import { type BotProcess, startBot } from "./load/bot-process.ts";
import { addDueChannels, learnForLong } from "./load/long-used.ts";
import { limitMemory } from "./load/memory-limit.ts";
import { type People, startPeople } from "./load/people-apart.ts";
import { percentile } from "./measure.ts";

const PAPERS = 120_000;
/** Slack takes a post a second of a channel, and not many more of a workspace. */
const DUE = { discord: 9_500, slack: 500 };
const ALL_DUE = DUE.discord + DUE.slack;
const COMMANDS_A_SECOND = 10;
const PLATFORMS = ["discord", "slack"] as const;
const PATIENCE_MS = 900 * SECOND;
/** Of the machine, the files that it reads included. */
const MEGABYTES = 512;
const NAME = "small machine";

const DELIVERED = 'offprint_slots_ended_total{outcome="delivered"}';

/**
 * What the smallest machine that is rented out has to do: one processor, 512 MB, both platforms, many
 * papers, and ten thousand digests that come due at once while people ask.
 */
export async function smallMachineBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "offprint-small-"));
  const limit = limitMemory(MEGABYTES * 1024 ** 2);
  const [people, arxiv] = await Promise.all([startPeople(DUE), startFakeArxiv(systemClock)]);
  try {
    const papers = [...benchPapers(process.env.BENCH_DATA, PAPERS)];
    const titles = papers.slice(0, 300).map(({ title }) => title.split(" ").slice(0, 2).join(" "));
    const words = [...new Set(titles)];
    const build = await thisBuild();
    await learnForLong(build, folder, papers);
    await addDueChannels(build, folder, people.places, words);
    const source = { SOURCES: "arxiv", ARXIV_API_URL: arxiv.apiUrl.href };
    const settings = { ...people.settings, ...source };
    const bot = await startBot({ main: build.main, dataDir: folder, settings, small: true, limit });
    const rows = await throughIt(people, bot, words);
    await bot.stop();
    return [row(`${NAME}: the system held it to ${MEGABYTES} MB`, limit ? 1 : 0, ""), ...rows];
  } finally {
    limit?.end();
    people.close();
    await arxiv.close();
    rmSync(folder, { recursive: true });
  }
}

async function throughIt(
  people: People,
  bot: BotProcess,
  words: readonly string[],
): Promise<BenchResult[]> {
  const began = performance.now();
  people.ask({ perSecond: COMMANDS_A_SECOND, platforms: PLATFORMS, words });
  while ((await bot.metric(DELIVERED)) < ALL_DUE && performance.now() - began < PATIENCE_MS)
    await delay(SECOND);
  const seconds = (performance.now() - began) / SECOND;
  const waits = await people.end();
  const longest = Math.max(...bot.looks().map(({ cpuMs }) => cpuMs));
  return [
    row(`${NAME}: ready after`, bot.readyMs / SECOND, "s"),
    row(`${NAME}: digests delivered of ${ALL_DUE}`, await bot.metric(DELIVERED), "digests"),
    row(`${NAME}: until they were, with what Discord's pace takes`, seconds, "s"),
    row(
      `${NAME}: first answers at ${COMMANDS_A_SECOND} commands/s, p50`,
      percentile(waits, 50),
      "ms",
    ),
    row(`${NAME}: first answers, p99`, percentile(waits, 99), "ms"),
    row(`${NAME}: first answers, slowest of ${waits.length}`, Math.max(...waits), "ms"),
    row(`${NAME}: longest block`, longest, "cpu ms"),
    row(`${NAME}: peak memory`, bot.peakMegabytes(), "MB"),
  ];
}
