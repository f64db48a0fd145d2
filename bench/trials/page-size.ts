import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { syntheticPapers } from "../bench-papers.ts";
import { say } from "./each.ts";

const folder = mkdtempSync(join(tmpdir(), "page-size-"));
// Of 1 to 3 KB, as papers with what each source says of them are.
const text = syntheticPapers(2_000)
  .map(({ abstract }) => abstract)
  .join(" ");
const papers = Array.from({ length: 8_000 }, (_, n) => {
  const length = 1_000 + ((n * 7_919) % 2_000);
  return [`arxiv:2601.${n}`, text.slice(n * 100, n * 100 + length)] as const;
});
const mean = papers.reduce((sum, [, json]) => sum + json.length, 0) / papers.length;
const sizes = [4_096, 8_192].map((bytes) => {
  const path = join(folder, `${bytes}.db`);
  const database = new Database(path);
  database.exec(
    `PRAGMA page_size = ${bytes}; CREATE TABLE papers (id TEXT PRIMARY KEY, json TEXT);`,
  );
  const insert = database.prepare("INSERT INTO papers VALUES (?, ?)");
  database.exec("BEGIN");
  for (const [id, json] of papers) insert.run([id, json]);
  database.exec("COMMIT");
  database.close();
  return statSync(path).size / papers.length;
});
rmSync(folder, { recursive: true });
say(
  `papers of ${mean.toFixed(0)} bytes: ${sizes.map((size) => size.toFixed(0)).join(" and ")} bytes`,
);
