// A child process: keeps and indexes papers, numbered from an argument on, and prints how many there
// are after each batch and whenever a merge begins.
import { setTimeout as delay } from "node:timers/promises";
import { createCatalogue } from "../../../src/catalogue/sqlite-catalogue.ts";
import { mergeApart } from "../../../src/search/inverted/files/merge-apart.ts";
import { openSearch } from "../../../src/search/inverted/open-search.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { numberedUpTo } from "./library.ts";

const [dataDir = "", start = "0"] = process.argv.slice(2);
const catalogue = createCatalogue(openDatabase({ dataDir }));
const search = await openSearch({
  folder: `${dataDir}/search`,
  catalogue,
  saveEvery: 10,
  merge(job, signal) {
    process.stdout.write("merging\n");
    return mergeApart(job, signal);
  },
});
await search.caughtUp;
for (let first = Number(start); ; first += 10) {
  const { added, changed } = catalogue.upsert("sample", first, numberedUpTo(10, first));
  search.add([...added, ...changed]);
  process.stdout.write(`${catalogue.count()}\n`);
  await delay(5);
}
