import { integer } from "../stores/cells.ts";
import type { Database } from "../stores/database.ts";
import { createAuthorNames } from "./author-names.ts";
import { compile } from "./compile-query.ts";
import type { Lookup } from "./compile-term.ts";
import { prepareTables } from "./index-tables.ts";
import { loosen } from "./loosen.ts";
import { createPaperWriter } from "./paper-writer.ts";
import { ALL } from "./plan.ts";
import type { SearchIndex } from "./search-index.ts";
import { searchPapers } from "./search-papers.ts";
import { createSimilarPapers } from "./similar-papers.ts";

export interface FtsIndex extends SearchIndex {
  /**
   * How many papers it holds. It is empty after a change of the index's layout or of the tokeniser:
   * when this is not the catalogue's count, every paper must be added again.
   */
  count(): number;
}

/**
 * A search index on SQLite's FTS5, in tables of its own (`search_*`) that can be rebuilt from the
 * catalogue at any time. Ranks by BM25. Writes join a transaction that is open.
 */
export function createFtsIndex(database: Database): FtsIndex {
  prepareTables(database);
  const authors = createAuthorNames(database);
  const { add, remove } = createPaperWriter(database, authors);
  const { similar, neighbours } = createSimilarPapers(database);
  const lookup: Lookup = { people: authors.find, neighbours };
  const size = database.prepare("SELECT count(*) AS papers FROM search_papers");

  return {
    add,
    remove,
    similar,
    count: () => integer(size.get()?.papers),
    search({ expr }, options) {
      const asked = expr && options.words === "any" ? loosen(expr) : expr;
      return searchPapers(database, asked ? compile(asked, lookup) : ALL, options);
    },
  };
}
