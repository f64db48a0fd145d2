import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../src/stores/database.ts";
import { benchPapers } from "./search-corpus.ts";
import { addAll, ours, plainFts5 } from "./search-engines.ts";

// Run as a process of its own: `search-memory.js ours|peer [corpus]` prints its peak memory in bytes.
const [name, corpus] = process.argv.slice(2);
const papers = benchPapers(corpus);
const dataDir = mkdtempSync(join(tmpdir(), "search-memory-"));
const database = openDatabase({ dataDir });
const engine = name === "ours" ? ours(database) : plainFts5(database);
addAll(engine, papers);
for (const paper of papers.slice(0, 10)) engine.similar(paper);
database.close();
rmSync(dataDir, { recursive: true });
process.stdout.write(String(process.resourceUsage().maxRSS * 1024));
