import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { compile } from "../fakes/compiled.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { BATCH, idOf } from "./paper-of.ts";

const ROUNDS = 20;
let writer: string;

beforeAll(async () => {
  writer = await compile(new URL("./upsert-until-killed.ts", import.meta.url));
});

test("no paper that was acknowledged is lost when the process is killed at any moment", async () => {
  const dataDir = temporaryFolder();
  let known = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const acknowledged = await writeUntilKilled(dataDir, known, Math.random() * 60);
    expect(acknowledged).toBeGreaterThan(known);
    known = papersKept(dataDir, acknowledged);
  }
}, 300_000);

/** Starts a writer at paper number `first`, and kills it `ms` after its first word. */
async function writeUntilKilled(dataDir: string, first: number, ms: number): Promise<number> {
  const child = spawn(process.execPath, [writer, dataDir, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const numbers = lastNumbers(child, first);
  await Promise.race([once(child.stdout, "data"), exited]);
  await delay(ms);
  child.kill("SIGKILL");
  await exited;
  return numbers;
}

/** How many papers the child has acknowledged by its end; a line that was cut does not count. */
async function lastNumbers(child: ChildProcess, first: number): Promise<number> {
  let acknowledged = first;
  if (!child.stdout) return acknowledged;
  for await (const line of createInterface({ input: child.stdout })) {
    const [, last] = /^\d+ (\d+)$/.exec(line) ?? [];
    if (last !== undefined) acknowledged = Number(last) + 1;
  }
  return acknowledged;
}

/** Checks the file, that papers 0 to `acknowledged` are there and no batch in part; answers how many there are. */
function papersKept(dataDir: string, acknowledged: number): number {
  const database = openDatabase({ dataDir });
  try {
    expect(database.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    const catalogue = createCatalogue(database);
    const ids = Array.from({ length: acknowledged }, (_, n) => idOf(n));
    expect(catalogue.get(ids).map(({ id }) => id)).toEqual(ids);
    expect(catalogue.sightings(ids, 0).size).toBe(acknowledged);
    expect(catalogue.count() % BATCH).toBe(0);
    return catalogue.count();
  } finally {
    database.close();
  }
}
