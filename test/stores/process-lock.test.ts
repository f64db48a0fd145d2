import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../src/stores/database.ts";
import { compile } from "../fakes/compiled.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let program: string;

beforeAll(async () => {
  program = await compile(new URL("./open-and-wait.ts", import.meta.url));
});

/** Starts another process on the folder; `said` is "open", or the error it ended with. */
async function start(dataDir: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [program, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [said] = await once(child.stdout, "data");
  return { child, said: String(said).trim() };
}

test("a second process is refused, and told which process has the folder and since when", async () => {
  const dataDir = temporaryFolder();
  const { child, said } = await start(dataDir);
  expect(said).toBe("open");
  const since = String.raw`since \d{4}-\d\d-\d\dT`;
  const holder = new RegExp(`in use .*process ${child.pid} on ${hostname()}, ${since}.*DATA_DIR`);
  expect(() => openDatabase({ dataDir })).toThrow(holder);
  expect((await start(dataDir)).said).toMatch(holder);
});

test("a process that was killed does not hold the folder", async () => {
  const dataDir = temporaryFolder();
  const { child } = await start(dataDir);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(existsSync(join(dataDir, "offprint.lock.json"))).toBe(true);
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  expect((await start(dataDir)).said).toContain(`process ${process.pid} on`);
});

test("the folder is refused within one process too, and free once it is closed", async () => {
  const dataDir = temporaryFolder();
  const first = openDatabase({ dataDir });
  expect(() => openDatabase({ dataDir })).toThrow(`process ${process.pid}`);
  first.close();
  expect((await start(dataDir)).said).toBe("open");
});

test("the refusal stands even if the note about the holder cannot be read", () => {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  writeFileSync(join(dataDir, "offprint.lock.json"), "{");
  expect(() => openDatabase({ dataDir })).toThrow("in use by another Offprint process.");
});
