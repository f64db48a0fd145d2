import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { syntheticPapers } from "./bench-papers.ts";
import { type BenchResult, row } from "./bench-result.ts";
import { thisBuild } from "./build-before.ts";
import { startBot } from "./load/bot-process.ts";
import { addDueChannels, learnForLong } from "./load/long-used.ts";
import { startPeople } from "./load/people-apart.ts";
import { type Read, visit } from "./load/visitors-apart.ts";
import { OFFLINE } from "./month-of-papers.ts";

const PAPERS = 30_000;
/** Digests that are due while pages are read. */
const DUE = 500;
const PER_SECOND = 200;
const SECONDS = 20;
/** The code is warm then, and the first digests are under way. */
const WARM_SECONDS = 5;

/** The real process, which composes and posts digests, while visitors read searches and what trends. */
export async function pagesBench(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), "pages-bench-"));
  const people = await startPeople({ discord: DUE });
  try {
    const build = await thisBuild();
    const papers = syntheticPapers(PAPERS);
    const words = papers.slice(0, 300).map(({ title }) => title.split(" ").slice(0, 2).join(" "));
    await learnForLong(build, folder, papers);
    await addDueChannels(build, folder, people.places, words);
    const settings = {
      ...OFFLINE,
      ...people.settings,
      WEB: "on",
      PUBLIC_URL: "http://localhost",
      TRUSTED_PROXY: "127.0.0.1",
    };
    const bot = await startBot({ main: build.main, dataDir: folder, settings });
    const asked = { url: bot.url, paths: pathsOf(words), perSecond: PER_SECOND };
    await visit({ ...asked, seconds: WARM_SECONDS });
    while ((await bot.metric("offprint_digests_planned_total")) === 0) await delay(100);
    const reads = await visit({ ...asked, seconds: SECONDS });
    const ended = await bot.metric('offprint_slots_ended_total{outcome="delivered"}');
    await bot.stop();
    return rowsOf(reads, ended);
  } finally {
    people.close();
    rmSync(folder, { recursive: true });
  }
}

/** Two searches of three, each for something else; what trends else. */
function pathsOf(words: readonly string[]): string[] {
  const windows = ["/", "/trending?period=week", "/trending?period=month"];
  return words.map((each, n) =>
    n % 3 === 0 ? (windows[(n / 3) % 3] ?? "/") : `/search?${new URLSearchParams({ q: each })}`,
  );
}

function rowsOf(reads: readonly Read[], digests: number): BenchResult[] {
  const ms = reads.map((each) => each.ms).sort((one, other) => one - other);
  const at = (share: number) => ms[Math.floor(ms.length * share)] ?? Number.NaN;
  const failed = reads.filter(({ status }) => status !== 200).length;
  const name = `${PER_SECOND} pages a second of search and trending, ${PAPERS.toLocaleString("en")} papers`;
  return [
    row(`${name}, while digests are composed: median`, at(0.5), "ms"),
    row(`${name}, while digests are composed: 99 of 100 within`, at(0.99), "ms"),
    row(`${name}: not answered with the page`, failed, ""),
    row("digests delivered meanwhile", digests, ""),
  ];
}
