import { type ChildProcess, spawn } from "node:child_process";
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
import { findsOf } from "./library.ts";

const KILLS = 20;
let indexer: string;

beforeAll(async () => {
  indexer = await compile(new URL("./index-until-killed.ts", import.meta.url));
});

test("an index that is killed during merges finds everything when it is opened again", async () => {
  const dataDir = temporaryFolder();
  let known = 0;
  let damaged = 0;
  for (let round = 0; round < KILLS; round++) {
    const child = spawn(process.execPath, [indexer, dataDir, String(known)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const exited = once(child, "exit");
    await mergeBegins(child);
    await delay(Math.random() * 12);
    child.kill("SIGKILL");
    await exited;
    const seen = await lookInto(dataDir);
    expect(seen.count).toBeGreaterThan(known);
    known = seen.count;
    damaged += seen.problems;
  }
  expect(damaged).toBe(0);
}, 300_000);

async function mergeBegins(child: ChildProcess): Promise<void> {
  if (!child.stdout) return;
  for await (const line of createInterface({ input: child.stdout })) if (line === "merging") return;
}

/** Opens what was left, and compares what it finds with an index made from the catalogue. */
async function lookInto(dataDir: string): Promise<{ count: number; problems: number }> {
  const database = openDatabase({ dataDir });
  const catalogue = createCatalogue(database);
  let problems = 0;
  const onProblem = () => {
    problems += 1;
  };
  const left = await openSearch({ folder: join(dataDir, "search"), catalogue, onProblem });
  const fresh = await openSearch({ catalogue });
  await Promise.all([left.caughtUp, fresh.caughtUp]);
  expect(left.count()).toBe(catalogue.count());
  expect(findsOf(left)).toEqual(findsOf(fresh));
  const count = left.count();
  await left.close();
  database.close();
  return { count, problems };
}
