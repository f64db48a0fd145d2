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
  open: async (folder, { count }) => engineOf(await openOurs(folder, count)),
};

/** Beside a catalogue that has so many papers and no news. */
export async function openOurs(folder: string, count: number): Promise<Search> {
  const search = await openSearch({
    folder,
    catalogue: {
      get: () => [],
      changes: (mark) => ({ papers: [], mark }),
      mark: () => 1,
      count: () => count,
    },
  });
  await search.caughtUp;
  return search;
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
