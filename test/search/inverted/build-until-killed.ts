// A child process: builds a first index of the papers it finds, and keeps and indexes others meanwhile,
// numbered from an argument on. Prints a line when the build has begun.
import { setTimeout as delay } from "node:timers/promises";
import { createCatalogue } from "../../../src/catalogue/sqlite-catalogue.ts";
import { openSearch } from "../../../src/search/inverted/open-search.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { numberedUpTo } from "./library.ts";

const [dataDir = "", start = "0"] = process.argv.slice(2);
const database = openDatabase({ dataDir });
const catalogue = createCatalogue(database);
const search = await openSearch({
  folder: `${dataDir}/search`,
  catalogue,
  databaseFile: database.path,
  saveEvery: 10,
});
process.stdout.write("building\n");
for (let first = Number(start); ; first += 5) {
  const { added, changed } = catalogue.upsert("sample", first, numberedUpTo(10, first));
  search.add([...added, ...changed]);
  await delay(20);
}
