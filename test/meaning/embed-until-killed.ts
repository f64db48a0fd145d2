// A child process: gives the papers of a data folder their vectors from an endpoint, until killed.
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createHttpClient } from "../../src/http/asking/create-http-client.ts";
import { embeddingsSite } from "../../src/meaning/embedder.ts";
import { openMeaning } from "../../src/meaning/open-meaning.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { systemClock } from "../../src/time/clock.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";

const [dataDir = "", address = ""] = process.argv.slice(2);
const url = new URL(address);
const database = openDatabase({ dataDir });
const { signal } = new AbortController();
const http = createHttpClient({
  clock: systemClock,
  documents: createMemoryDocuments(),
  userAgent: "Offprint-test/1",
  sites: [embeddingsSite(url)],
});
await openMeaning({
  http,
  url,
  database,
  signal,
  model: "toy",
  clock: systemClock,
  catalogue: createCatalogue(database),
  notify: (level, message) => void process.stderr.write(`${level}: ${message}\n`),
}).keepUp();
