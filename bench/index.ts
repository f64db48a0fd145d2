import { parseArgs } from "node:util";
import type { BenchResult } from "./bench-result.ts";
import { besideBefore } from "./build-before.ts";
import { deliveryBench } from "./delivery.ts";
import { digestBench } from "./digests.ts";
import { discordBench } from "./discord.ts";
import { feedsBench } from "./feeds.ts";
import { growthBench } from "./growth/growth.ts";
import { mailsBench } from "./mails/mails.ts";
import { matchingBench } from "./matching.ts";
import { pagesBench } from "./pages.ts";
import { platformsBench } from "./platforms.ts";
import { qualityBench } from "./quality/quality.ts";
import { scalingBench } from "./scaling/scaling.ts";
import { searchBench } from "./search/search.ts";
import { smallMachineBench } from "./small-machine.ts";
import { startBench } from "./start.ts";
import { tableOf } from "./table.ts";
import { yearBench } from "./year/year.ts";

/** One line a benchmark: its name on the command line, and how it is run. */
const benches: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  start: startBench,
  digests: digestBench,
  delivery: deliveryBench,
  discord: discordBench,
  mails: mailsBench,
  platforms: platformsBench,
  pages: pagesBench,
  matching: matchingBench,
  growth: growthBench,
  feeds: feedsBench,
  scaling: scalingBench,
  search: searchBench,
  quality: qualityBench,
  small: smallMachineBench,
  year: yearBench,
};

/** Parts that hand the program objects of its own: each build measures them by itself. */
const byThemselves = new Set(["digests", "delivery", "matching"]);

// `npm run bench`, `npm run bench -- --only search --json`
const { values } = parseArgs({ options: { only: { type: "string" }, json: { type: "boolean" } } });
if (values.only !== undefined && !(values.only in benches))
  throw new Error(`There is no benchmark “${values.only}”: ${Object.keys(benches).join(", ")}.`);
for (const [name, bench] of Object.entries(benches)) {
  if (values.only !== undefined && values.only !== name) continue;
  const beside = byThemselves.has(name) ? besideBefore(name) : undefined;
  const results = beside ?? (await bench());
  const lines = results.map((result) => `${JSON.stringify(result)}\n`).join("");
  process.stdout.write(values.json ? lines : `${tableOf(name, results)}\n`);
}
