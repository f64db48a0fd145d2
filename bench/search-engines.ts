import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Paper } from "../src/paper/paper.ts";
import type { Term } from "../src/query/query.ts";
import { openSearch, type Search, type SearchDeps } from "../src/search/inverted/open-search.ts";
import type { SearchOptions } from "../src/search/search-index.ts";
import { openDatabase } from "../src/stores/database.ts";

/** What is measured of both. Each search answers the first ten and the total. */
export interface Engine {
  add(papers: readonly Paper[]): void;
  /** Ends once what was added is on the disk and nothing is being merged. */
  settled(): Promise<void>;
  all(words: readonly string[]): void;
  any(words: readonly string[]): void;
  phrase(words: readonly string[]): void;
  similar(paper: Paper): void;
  close(): Promise<void>;
}

/** @param known how many papers the folder has from before */
export type OpenEngine = (folder: string, known?: number) => Promise<Engine>;

export const openOurs: OpenEngine = async (folder, known = 0) => {
  const added = { papers: known };
  const search = await openSearch({ folder, catalogue: countingCatalogue(added) });
  await search.caughtUp;
  return {
    ...queriesOf(search),
    add(papers) {
      added.papers += papers.length;
      search.add(papers);
    },
    settled: () => search.settled(),
    close: () => search.close(),
  };
};

/** Stands for a catalogue that holds what was added and has no news. */
function countingCatalogue(added: { readonly papers: number }): SearchDeps["catalogue"] {
  return {
    get: () => [],
    changes: (mark) => ({ papers: [], mark }),
    mark: () => added.papers,
    count: () => added.papers,
  };
}

function queriesOf(index: Pick<Search, "search" | "similar">) {
  const search = (of: readonly Term[], words: SearchOptions["words"] = "all") =>
    index.search(
      { expr: { kind: "and", of }, problems: [] },
      { sort: "relevance", limit: 10, offset: 0, words },
    );
  const term = (text: string): Term => ({ kind: "text", text, phrase: true, field: "any" });
  return {
    all: (words: readonly string[]) => void search(words.map(term)),
    any: (words: readonly string[]) => void search(words.map(term), "any"),
    phrase: (words: readonly string[]) => void search([term(words.join(" "))]),
    similar: (paper: Paper) => void index.similar(paper, 10),
  };
}

/** FTS5 as its documentation shows it: raw text, the porter tokenizer, `ORDER BY rank`. */
export const openFts5: OpenEngine = async (folder) => {
  const database = openDatabase({ dataDir: folder });
  database.exec(
    "CREATE VIRTUAL TABLE IF NOT EXISTS plain USING fts5(title, abstract, tokenize = 'porter unicode61')",
  );
  const insert = database.prepare("INSERT INTO plain (title, abstract) VALUES (?, ?)");
  const count = database.prepare("SELECT count(*) FROM plain WHERE plain MATCH ?");
  const page = database.prepare(
    "SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10",
  );
  const search = (expression: string) => {
    count.get(expression);
    page.all(expression);
  };
  const quoted = (words: readonly string[], operator: string) =>
    words.map((word) => `"${word}"`).join(operator);
  return {
    add: (papers) =>
      database.transaction(() => {
        for (const { title, abstract } of papers) insert.run(title, abstract);
      }),
    settled: async () => {},
    all: (words) => search(quoted(words, " AND ")),
    any: (words) => search(quoted(words, " OR ")),
    phrase: (words) => search(`"${words.join(" ")}"`),
    similar: ({ title, abstract }) =>
      void page.all(quoted(distinctWords(`${title} ${abstract}`), " OR ")),
    close: async () => database.close(),
  };
};

export function distinctWords(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
}

/** The size of all files in a folder, in bytes. */
export function bytesIn(folder: string): number {
  const sizes = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => {
    const file = statSync(join(folder, name));
    return file.isFile() ? file.size : 0;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}
