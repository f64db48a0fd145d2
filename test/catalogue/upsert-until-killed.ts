// A child process: saves batches of papers, numbered from an argument on, and prints each batch's
// first and last number once the catalogue says it is kept.
import { setImmediate as nextTurn } from "node:timers/promises";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { BATCH, paperOf } from "./paper-of.ts";

const [dataDir = "", start = "0"] = process.argv.slice(2);
const catalogue = createCatalogue(openDatabase({ dataDir }));
for (let first = Number(start); ; first += BATCH) {
  const numbers = Array.from({ length: BATCH }, (_, index) => first + index);
  catalogue.upsert(
    "huggingface",
    first,
    numbers.map((n) => paperOf(n, { votes: 1, abstract: "A robot walks. ".repeat(100) })),
  );
  process.stdout.write(`${first} ${first + BATCH - 1}\n`);
  await nextTurn();
}
