import MiniSearch from "minisearch";
import type { Paper } from "../../src/paper/paper.ts";
import { type EngineKind, wordsOf } from "./engine.ts";

const BATCH = 5_000;

/**
 * MiniSearch: all in memory. Its index could be kept as JSON, but beyond some 400,000 abstracts that
 * no longer fits a string, so opening it is indexing anew.
 */
export const minisearch: EngineKind = {
  name: "MiniSearch",
  async open(_folder, corpus) {
    const index = new MiniSearch<Paper>({ fields: ["title", "abstract"] });
    for await (const batch of corpus.batches(BATCH)) index.addAll(batch);
    const search = (words: readonly string[], combineWith: "AND" | "OR") =>
      void index.search(words.join(" "), { combineWith }).slice(0, 10);
    return {
      all: (words) => search(words, "AND"),
      any: (words) => search(words, "OR"),
      similar: (paper) => search(wordsOf(paper), "OR"),
    };
  },
};
