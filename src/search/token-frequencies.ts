import type { Database } from "../stores/database.ts";

/** Counting a token that is rarer than this costs next to nothing. */
const COSTLY = 500;

export interface TokenFrequencies {
  /** How many papers there are. */
  papers(): number;
  /** In how many of them the token is. What was counted for a common token may be some hundred papers old. */
  of(token: string): number;
}

/**
 * Counts from the index's own vocabulary, which reads all of a token's postings; so the counts of
 * common tokens are kept until the index has grown or shrunk by a fiftieth.
 */
export function createTokenFrequencies(database: Database): TokenFrequencies {
  const size = database.prepare("SELECT count(*) AS papers FROM search_papers");
  const vocabulary = database.prepare("SELECT doc FROM search_vocabulary WHERE term = ?");
  const kept = new Map<string, number>();
  let keptAt = 0;

  return {
    papers() {
      const papers = Number(size.get()?.papers);
      if (Math.abs(papers - keptAt) * 50 > keptAt) {
        kept.clear();
        keptAt = papers;
      }
      return papers;
    },
    of(token) {
      const known = kept.get(token);
      if (known !== undefined) return known;
      const count = Number(vocabulary.get(token)?.doc ?? 0);
      if (count >= COSTLY) kept.set(token, count);
      return count;
    },
  };
}
