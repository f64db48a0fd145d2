import { join } from "node:path";
import type { Catalogue } from "../src/catalogue/catalogue.ts";
import { createCatalogue } from "../src/catalogue/sqlite-catalogue.ts";
import type { Paper } from "../src/paper/paper.ts";
import { openSearch } from "../src/search/inverted/open-search.ts";
import { type Database, openDatabase } from "../src/stores/database.ts";
import { DAY } from "../src/time/durations.ts";

const DAYS = 30;

/** Settings of a bot that has these papers and hears of no others. */
export const OFFLINE = { SOURCES: "huggingface", HF_ENDPOINT: "http://nowhere.invalid" } as const;

/** Stores papers as a bot has them that has run for a month: each day brought its own. */
export async function learn(dataDir: string, papers: readonly Paper[]): Promise<void> {
  await inDatabase(dataDir, async (database) => {
    const catalogue = createCatalogue(database);
    remember(catalogue, papers);
    const index = await openSearch({ folder: join(dataDir, "search"), catalogue });
    await index.settled();
    await index.close();
  });
}

function remember(catalogue: Catalogue, papers: readonly Paper[]): void {
  const daily = Math.ceil(papers.length / DAYS);
  for (let day = 0; day < DAYS; day++) {
    const at = Date.now() - (DAYS - day) * DAY;
    catalogue.upsert("huggingface", at, papers.slice(day * daily, (day + 1) * daily));
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
