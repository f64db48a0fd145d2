import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { paperText } from "../../src/meaning/paper-text.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { paperOf } from "../catalogue/paper-of.ts";
import { compile } from "../fakes/compiled.ts";
import { type EmbeddingsEndpoint, startEmbeddings } from "../fakes/embeddings.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { openBot, START, vectorsIn } from "./world.ts";

const ROUNDS = 6;
const PAPERS = Array.from({ length: 1_500 }, (_, n) => paperOf(n));
const TEXT_OF = new Map<string, string>(PAPERS.map((paper) => [paper.id, paperText(paper)]));
let embedder: string;

beforeAll(async () => {
  embedder = await compile(new URL("./embed-until-killed.ts", import.meta.url));
});

test("a vector that is kept is never paid for again when the process is killed at any moment", async () => {
  const dataDir = temporaryFolder();
  const endpoint = await startEmbeddings();
  onTestFinished(() => endpoint.close());
  const filled = openDatabase({ dataDir });
  createCatalogue(filled).upsert("huggingface", START, PAPERS);
  filled.close();

  let kept = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const begun = endpoint.texts().length;
    await embedUntilKilled(dataDir, endpoint, Math.random() * 150);
    expect(
      endpoint
        .texts()
        .slice(begun)
        .filter((text) => kept.has(text)),
    ).toEqual([]);
    kept = textsKept(dataDir);
  }
  expect(kept.size).toBeGreaterThan(0);

  const begun = endpoint.texts().length;
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  const bot = openBot({ endpoint, clock: createVirtualClock(START), database });
  await bot.settle();
  await bot.stop();
  expect(vectorsIn(database).size).toBe(PAPERS.length);
  // The greeting, and what was missing.
  expect(endpoint.texts().length - begun).toBe(1 + PAPERS.length - kept.size);
}, 300_000);

/** Kills it `ms` after it was first answered with papers. */
async function embedUntilKilled(
  dataDir: string,
  endpoint: EmbeddingsEndpoint,
  ms: number,
): Promise<void> {
  const before = endpoint.requests.length;
  const child = spawn(process.execPath, [embedder, dataDir, endpoint.url.href], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exited = once(child, "exit");
  while (endpoint.requests.length < before + 2 && child.exitCode === null) await delay(5);
  await delay(ms);
  child.kill("SIGKILL");
  await exited;
}

/** Checks the file, and answers the texts whose vectors are in it. */
function textsKept(dataDir: string): Set<string> {
  const database = openDatabase({ dataDir });
  try {
    expect(database.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    return new Set([...vectorsIn(database).keys()].map((id) => TEXT_OF.get(id) ?? ""));
  } finally {
    database.close();
  }
}
