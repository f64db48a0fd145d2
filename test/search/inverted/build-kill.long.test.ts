import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { createCatalogue } from "../../../src/catalogue/sqlite-catalogue.ts";
import { openSearch } from "../../../src/search/inverted/open-search.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { compile } from "../../fakes/compiled.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { findsOf, numberedUpTo } from "./library.ts";

const PAPERS = 20_000;
const KILLS = 8;
let builder: string;

beforeAll(async () => {
  builder = await compile(new URL("./build-until-killed.ts", import.meta.url));
});

test("a first index that is killed while it is built is begun again, and has what came in each time", async () => {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  createCatalogue(database).upsert("sample", 0, numberedUpTo(PAPERS));
  database.close();
  for (let round = 0; round < KILLS; round++) await buildUntilKilled(dataDir, round);
  await lookInto(dataDir);
});

async function buildUntilKilled(dataDir: string, round: number): Promise<void> {
  const args = [builder, dataDir, String(PAPERS + round * 1_000)];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith("building")) continue;
    await delay(Math.random() * 1_500);
    child.kill("SIGKILL");
  }
  await exited;
}

/** Compares what it finds, now that it is built to its end, with an index made from the catalogue. */
async function lookInto(dataDir: string): Promise<void> {
  const database = openDatabase({ dataDir });
  const catalogue = createCatalogue(database);
  const problems: string[] = [];
  const onProblem = (problem: string) => void problems.push(problem);
  const left = await openSearch({ folder: join(dataDir, "search"), catalogue, onProblem });
  const fresh = await openSearch({ catalogue });
  await Promise.all([left.caughtUp, fresh.caughtUp]);
  expect(catalogue.count()).toBeGreaterThan(PAPERS);
  expect(left.count()).toBe(catalogue.count());
  expect(findsOf(left)).toEqual(findsOf(fresh));
  expect(problems).toEqual([]);
  await Promise.all([left.close(), fresh.close()]);
  database.close();
}
