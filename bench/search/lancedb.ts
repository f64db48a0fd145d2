import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type EngineKind, wordsOf } from "./engine.ts";

/** Too large to be a dependency: half a gigabyte, so it is fetched when it is first measured. */
const PACKAGES = ["@lancedb/lancedb@0.39.0", "apache-arrow@18.1.0"];
const FOLDER = join("node_modules", ".cache", "offprint-bench");
const MANIFEST = join(FOLDER, "package.json");
/** Each addition makes a version of the table, so few and large ones suit it. */
const BATCH = 20_000;
const TABLE = "papers";

/** LanceDB's full-text search, stemming in English, over title and abstract in one column. */
export const lancedb: EngineKind = {
  name: "LanceDB",
  install,
  async build(folder, corpus) {
    const { connect, Index } = loadLance();
    const database = await connect(folder);
    let table: LanceTable | undefined;
    for await (const batch of corpus.batches(BATCH)) {
      const rows = batch.map(({ id, title, abstract }) => ({ id, text: `${title} ${abstract}` }));
      if (table) await table.add(rows);
      else table = await database.createTable(TABLE, rows);
    }
    const config = Index.fts({ withPosition: true, stem: true, language: "English" });
    await table?.createIndex("text", { config });
    await table?.optimize();
  },
  async open(folder) {
    const { connect, MatchQuery, PhraseQuery } = loadLance();
    const table = await (await connect(folder)).openTable(TABLE);
    const search = async (query: LanceQuery) =>
      void (await table.query().fullTextSearch(query).select(["id", "_score"]).limit(10).toArray());
    const match = (words: readonly string[], operator: "AND" | "OR") =>
      search(new MatchQuery(words.join(" "), "text", { operator }));
    return {
      all: (words) => match(words, "AND"),
      any: (words) => match(words, "OR"),
      phrase: (words) => search(new PhraseQuery(words.join(" "), "text")),
      similar: (paper) => match(wordsOf(paper), "OR"),
    };
  },
};

type LanceQuery = object;

/** The little of LanceDB that is used here. */
interface Lance {
  connect(folder: string): Promise<{
    createTable(name: string, rows: readonly object[]): Promise<LanceTable>;
    openTable(name: string): Promise<LanceTable>;
  }>;
  readonly Index: { fts(options: object): object };
  readonly MatchQuery: new (words: string, column: string, options: object) => LanceQuery;
  readonly PhraseQuery: new (words: string, column: string) => LanceQuery;
}

interface LanceTable {
  add(rows: readonly object[]): Promise<unknown>;
  createIndex(column: string, options: object): Promise<void>;
  optimize(): Promise<unknown>;
  query(): {
    fullTextSearch(query: LanceQuery): {
      select(columns: readonly string[]): {
        limit(count: number): { toArray(): Promise<unknown[]> };
      };
    };
  };
}

function loadLance(): Lance {
  return createRequire(join(process.cwd(), MANIFEST))("@lancedb/lancedb");
}

/** With the npm that runs the benchmark. Packages that are installed may not run scripts. */
function install(): void {
  // What npm writes last.
  if (existsSync(join(FOLDER, "node_modules", ".package-lock.json"))) return;
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("It is installed by npm: use “npm run bench”.");
  process.stderr.write(`Fetching LanceDB to compare with, half a gigabyte, into ${FOLDER}.\n`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(MANIFEST, `${JSON.stringify({ private: true })}\n`);
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const command = [npm, "install", "--prefix", FOLDER, ...quiet, ...PACKAGES];
  execFileSync(process.execPath, command, { stdio: ["ignore", "ignore", "inherit"] });
}
