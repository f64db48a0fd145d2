import type { BenchResult } from "./bench-result.ts";
import { deliveryBench } from "./delivery.ts";
import { digestBench } from "./digests.ts";
import { discordBench } from "./discord.ts";
import { matchingBench } from "./matching.ts";
import { platformsBench } from "./platforms.ts";
import { readyBench } from "./ready.ts";
import { searchBench } from "./search.ts";

/** One line a benchmark: its name on the command line, and how it is run. */
const benches: Readonly<Record<string, (argument?: string) => Promise<BenchResult[]>>> = {
  ready: readyBench,
  digests: digestBench,
  delivery: deliveryBench,
  discord: discordBench,
  platforms: platformsBench,
  matching: matchingBench,
  search: searchBench,
};

// `npm run bench`, `npm run bench -- search`, `npm run bench -- search corpus.jsonl.gz`
const [wanted, argument] = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted !== undefined && wanted !== name) continue;
  for (const { name, ours, peer, ratio } of await bench(argument)) {
    const beside = peer === undefined ? "" : `, peer ${peer}`;
    const factor = ratio === undefined ? "" : `, ours/peer ${ratio.toPrecision(2)}`;
    process.stdout.write(`${name}: ${ours}${beside}${factor}\n`);
  }
}
