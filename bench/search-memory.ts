import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openFts5, openOurs } from "./search-engines.ts";
import type { Asked } from "./search-queries.ts";

// Run as a process of its own: `search-memory.js ours|peer FOLDER` opens what was indexed in the
// folder, asks everything once, and prints what memory that took and how long opening took.
const [name = "ours", folder = ""] = process.argv.slice(2);
const { papers, queries, samples }: Asked = JSON.parse(
  readFileSync(join(folder, "asked.json"), "utf8"),
);
const before = process.memoryUsage.rss();
const began = performance.now();
const engine = await (name === "ours" ? openOurs : openFts5)(join(folder, name), papers);
const opened = performance.now() - began;
for (const words of queries) {
  engine.all(words);
  engine.any(words);
}
for (const paper of samples.slice(0, 5)) engine.similar(paper);
process.stdout.write(JSON.stringify({ bytes: process.memoryUsage.rss() - before, opened }));
// What was only read needs no farewell.
process.exit(0);
