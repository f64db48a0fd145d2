import { setImmediate as nextTurn } from "node:timers/promises";
import type { Paper } from "../../src/paper/paper.ts";
import type { Term } from "../../src/query/query.ts";
import { openSearch, type Search } from "../../src/search/inverted/open-search.ts";
import type { SearchOptions } from "../../src/search/search-index.ts";
import type { Engine, EngineKind } from "./engine.ts";

/** How many papers are added at a time, as when a source answers. */
const BATCH = 500;

export const ours: EngineKind = {
  name: "ours",
  async build(folder, corpus) {
    const search = await openOurs(folder, 0);
    for await (const batch of corpus.batches(BATCH)) search.add(batch);
    await search.settled();
    await search.close();
  },
  /** As in the bot, which answers once the files are in memory, and checks the rest of them beside that. */
  async open(folder, { count }) {
    const search = await openFiles(folder, count);
    while (search.count() < count) await nextTurn();
    return { ...engineOf(search), atRest: search.caughtUp };
  },
};

export async function openOurs(folder: string, count: number): Promise<Search> {
  const search = await openFiles(folder, count);
  await search.caughtUp;
  return search;
}

/** Beside a catalogue that has so many papers and no news. */
function openFiles(folder: string, count: number): Promise<Search> {
  return openSearch({
    folder,
    catalogue: {
      get: () => [],
      changes: (mark) => ({ papers: [], mark }),
      mark: () => 1,
      count: () => count,
    },
  });
}

export function engineOf(index: Pick<Search, "search" | "similar">): Engine {
  const search = (of: readonly Term[], words: SearchOptions["words"] = "all") =>
    void index.search(
      { expr: { kind: "and", of }, problems: [] },
      { sort: "relevance", limit: 10, offset: 0, words },
    );
  const term = (text: string): Term => ({ kind: "text", text, phrase: true, field: "any" });
  return {
    all: (words) => search(words.map(term)),
    any: (words) => search(words.map(term), "any"),
    phrase: (words) => search([term(words.join(" "))]),
    similar: (paper: Paper) => void index.similar(paper, 10),
  };
}
