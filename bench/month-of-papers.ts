import { createCatalogue } from "../src/catalogue/sqlite-catalogue.ts";
import type { Paper } from "../src/paper/paper.ts";
import { createFtsIndex } from "../src/search/fts-index.ts";
import { type Database, openDatabase } from "../src/stores/database.ts";

const DAYS = 30;
const DAY_MS = 24 * 3_600_000;

/** Stores papers as a bot has them that has run for a month: each day brought its own. */
export function learn(database: Database, papers: readonly Paper[]): void {
  const catalogue = createCatalogue(database);
  const index = createFtsIndex(database);
  const daily = Math.ceil(papers.length / DAYS);
  for (let day = 0; day < DAYS; day++) {
    const at = Date.now() - (DAYS - day) * DAY_MS;
    const some = papers.slice(day * daily, (day + 1) * daily);
    index.add(catalogue.upsert("sample", at, some).added);
  }
}

/** Works on the database of a data folder. */
export async function inDatabase(
  dataDir: string,
  work: (database: Database) => unknown,
): Promise<void> {
  const database = openDatabase({ dataDir });
  try {
    await work(database);
  } finally {
    database.close();
  }
}
