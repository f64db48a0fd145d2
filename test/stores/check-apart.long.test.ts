import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/stores/database.ts";
import { compile } from "../fakes/compiled.ts";
import { temporaryFolder } from "./temporary-folder.ts";

let main: string;

beforeAll(async () => {
  main = await compile(new URL("../../src/main.ts", import.meta.url));
});

/** Data with noise in them, as after a kill. */
function damagedFolder(): string {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  database.exec("CREATE TABLE filler (text)");
  const insert = database.prepare("INSERT INTO filler VALUES (?)");
  for (let n = 0; n < 500; n++) insert.run("x".repeat(1000));
  database.close();
  const file = join(dataDir, "offprint.db");
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xa5, bytes.length - 20 * 8192, bytes.length - 2 * 8192));
  rmSync(`${file}.checked`);
  return dataDir;
}

/** With a line open to type in, so that it does not end by itself. */
function start(dataDir: string): ChildProcess {
  const env = { PATH: process.env.PATH, SOURCES: "sample", DATA_DIR: dataDir, TZ: "UTC" };
  return spawn(process.execPath, [main], { cwd: dataDir, env, stdio: ["pipe", "ignore", "pipe"] });
}

async function endOf(child: ChildProcess) {
  const said = child.stderr ? text(child.stderr) : "";
  if (child.exitCode === null) await once(child, "exit");
  return { code: child.exitCode, said: await said };
}

test("a bot whose data turn out to be damaged ends with what to do, and does not begin again", async () => {
  const dataDir = damagedFolder();
  const found = await endOf(start(dataDir));
  expect(found).toEqual({
    code: 1,
    said: expect.stringMatching(/offprint\.db is damaged.*Put a backup in its place/su),
  });
  expect(JSON.parse(readFileSync(join(dataDir, "offprint.db.checked"), "utf8"))).toEqual({
    damaged: true,
  });
  expect(await endOf(start(dataDir))).toEqual(found);
});
