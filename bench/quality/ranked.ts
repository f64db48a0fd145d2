import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { connect } from "../../src/stores/sqlite.ts";
import { folderBefore } from "../build-before.ts";
import { distinctWords } from "../search/engine.ts";

/** Ten papers, best first, for a text of which any words count. */
export type Ranked = (typed: string) => readonly PaperId[];

/** How a build puts papers in order. */
export interface Ranking {
  readonly ranked: Ranked;
  /** The ten nearest to a paper. */
  readonly near: (paper: Paper) => readonly PaperId[];
}

/** What makes one of papers. */
export type RankingOf = (papers: readonly Paper[]) => Ranking;

/** Builds by their names: ours first, then whatever it stands beside. */
export type Contenders = ReadonlyMap<string, RankingOf>;

const BATCH = 2_000;

/** Of the program as it was compiled here. */
export function ours(): Promise<RankingOf> {
  return rankingIn(new URL("../..", import.meta.url));
}

/** Of the build before, where one is named. */
export async function before(): Promise<RankingOf | undefined> {
  const folder = folderBefore();
  return folder && rankingIn(folder);
}

/** A folder that `tsc -p tsconfig.bench.json` wrote. What came later, an earlier build has not: short forms, scores of what is near. */
async function rankingIn(folder: URL): Promise<RankingOf> {
  const at = (path: string) => new URL(`src/${path}`, folder).href;
  const { createSearch }: typeof import("../../src/search/inverted/inverted-index.ts") =
    await import(at("search/inverted/inverted-index.js"));
  const { createSegmentSet }: typeof import("../../src/search/inverted/segments/segment-set.ts") =
    await import(at("search/inverted/segments/segment-set.js"));
  const { parseQuery }: typeof import("../../src/query/parse.ts") = await import(
    at("query/parse.js")
  );
  const forms: Promise<typeof import("../../src/query/short-forms.ts")> = import(
    at("query/short-forms.js")
  );
  const withShortForms = await forms.then((module) => module.withShortForms).catch(() => undefined);
  return (papers) => {
    const set = createSegmentSet();
    for (let from = 0; from < papers.length; from += BATCH)
      set.add(papers.slice(from, from + BATCH));
    const index = createSearch(set.all, () => []);
    const options = { sort: "relevance", limit: 10, offset: 0, words: "any" } as const;
    return {
      ranked: (typed) => {
        const query = parseQuery(typed);
        return index.search(withShortForms?.(query, index.shortForms) ?? query, options).ids;
      },
      near: (paper) => {
        const found: unknown = index.similar(paper, 10);
        return Array.isArray(found) ? found : index.similar(paper, 10).ids;
      },
    };
  };
}

/** SQLite's FTS5 with porter stemming, as its documentation shows it. */
export function rankedByPorter(papers: readonly Paper[]): Ranked {
  const database = connect(":memory:");
  database.exec(
    "CREATE VIRTUAL TABLE plain USING fts5(title, abstract, tokenize = 'porter unicode61')",
  );
  const insert = database.prepare("INSERT INTO plain (rowid, title, abstract) VALUES (?, ?, ?)");
  database.transaction(() => {
    for (const [at, { title, abstract }] of papers.entries()) insert.run(at, title, abstract);
  });
  const ten = database.prepare(
    "SELECT rowid AS at FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10",
  );
  return (typed) => {
    const any = distinctWords(typed).map((word) => `"${word}"`);
    if (any.length === 0) return [];
    return ten.all(any.join(" OR ")).flatMap(({ at }) => papers[Number(at)]?.id ?? []);
  };
}
