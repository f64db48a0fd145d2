// A child process: polls a source of numbered pages, and prints each page's number once its mark is kept.
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createIngest } from "../../src/ingest/ingest.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";
import { pagedSource } from "./paged-source.ts";

const [dataDir = ""] = process.argv.slice(2);
const database = openDatabase({ dataDir });
const catalogue = createCatalogue(database);
const kept = createDocuments(createKeyv(createKeyvStore(database)), "mark");
const marks = {
  ...kept,
  async set(key: string, value: unknown) {
    await kept.set(key, value);
    process.stdout.write(`${String(value)}\n`);
  },
};
const ingest = createIngest({ catalogue, index: createMemoryIndex(catalogue), marks });
process.stdout.write("polling\n");
for (;;) await ingest.poll(pagedSource);
