import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { compile } from "../fakes/compiled.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";
import { idsOf, PAGE } from "./paged-source.ts";

const ROUNDS = 20;

test("a page counts as read only with all its papers when the process is killed between two parts", async () => {
  const program = await compile(new URL("./poll-until-killed.ts", import.meta.url));
  const dataDir = temporaryFolder();
  let before = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const told = await pollUntilKilled(program, dataDir, Math.random() * 100);
    const { read, papers } = await readFolder(dataDir);
    expect(read).toBeGreaterThanOrEqual(Math.max(before, told));
    const pages = Array.from({ length: read }, (_, page) => idsOf(page)).flat();
    expect(pages.filter((id) => !papers.has(id))).toEqual([]);
    expect(papers.size).toBeLessThanOrEqual((read + 1) * PAGE);
    before = read;
  }
  expect(before).toBeGreaterThan(0);
}, 300_000);

/** @returns how many pages it said it had read, `ms` after its first word */
async function pollUntilKilled(program: string, dataDir: string, ms: number): Promise<number> {
  const child = spawn(process.execPath, [program, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said, closed] = [text(child.stdout), once(child, "close")];
  await Promise.race([once(child.stdout, "data"), closed]);
  await delay(ms);
  child.kill("SIGKILL");
  await closed;
  // A line that was cut does not count.
  const [, last] = /(?:^|\n)(\d+)\n[^\n]*$/u.exec(await said) ?? [];
  return Number(last ?? 0);
}

async function readFolder(dataDir: string) {
  const database = openDatabase({ dataDir });
  try {
    const marks = createDocuments(createKeyv(createKeyvStore(database)), "mark");
    const catalogue = createCatalogue(database);
    const papers = catalogue.changes(0, Number.MAX_SAFE_INTEGER).papers;
    const mark = await marks.get("paged");
    return { read: Number(mark ?? 0), papers: new Set(papers.map(({ id }) => id)) };
  } finally {
    database.close();
  }
}
