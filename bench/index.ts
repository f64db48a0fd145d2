import { parseArgs } from "node:util";
import type { BenchResult } from "./bench-result.ts";
import { deliveryBench } from "./delivery.ts";
import { digestBench } from "./digests.ts";
import { discordBench } from "./discord.ts";
import { matchingBench } from "./matching.ts";
import { platformsBench } from "./platforms.ts";
import { readyBench } from "./ready.ts";
import { searchBench } from "./search.ts";

/** One line a benchmark: its name on the command line, and how it is run. */
const benches: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  ready: readyBench,
  digests: digestBench,
  delivery: deliveryBench,
  discord: discordBench,
  platforms: platformsBench,
  matching: matchingBench,
  search: searchBench,
};

// `npm run bench`, `npm run bench -- --only search --json`
const { values } = parseArgs({ options: { only: { type: "string" }, json: { type: "boolean" } } });
if (values.only !== undefined && !(values.only in benches))
  throw new Error(`There is no benchmark “${values.only}”: ${Object.keys(benches).join(", ")}.`);
for (const [name, bench] of Object.entries(benches)) {
  if (values.only !== undefined && values.only !== name) continue;
  for (const result of await bench())
    process.stdout.write(`${values.json ? JSON.stringify(result) : inWords(result)}\n`);
}

function inWords({ name, unit, ours, peer, peerName, ratio }: BenchResult): string {
  const beside = peer === undefined ? "" : `; ${peerName}: ${written(peer, unit)}`;
  const factor = ratio === undefined ? "" : `; ratio ${ratio.toPrecision(2)}`;
  return `${name}: ${written(ours, unit)}${beside}${factor}`;
}

/** Three digits say enough of what varies from run to run. */
function written(value: number, unit: string): string {
  const digits = Number.isInteger(value) || value >= 1_000 ? Math.round(value) : value;
  const text = digits.toLocaleString("en", { maximumSignificantDigits: 4 });
  return unit === "" ? text : `${text} ${unit}`;
}
