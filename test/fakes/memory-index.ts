import type { Catalogue } from "../../src/catalogue/catalogue.ts";
import { createSearch } from "../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../src/search/inverted/segments/segment-set.ts";
import type { Lookups, SearchIndex } from "../../src/search/search-index.ts";

/** The search index without files. */
export function createMemoryIndex(catalogue: Pick<Catalogue, "get">): SearchIndex & Lookups {
  const { add, remove, all } = createSegmentSet();
  return { ...createSearch(all, (ids) => catalogue.get(ids)), add, remove };
}
