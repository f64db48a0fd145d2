import type { TextField } from "../../../query/query.ts";
import { wordAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import type { PostingList } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";
import { NO_PAPERS, phraseList } from "./phrase.ts";

/** Looks phrases up for one search, which asks for each twice: to find papers and to rank them. */
export interface Phrases {
  /** A list that has, of the papers in `among`, all with the phrase; it may have others. */
  in(segment: Segment, tokens: readonly string[], field: TextField, among: Bits): PostingList;
}

export function createPhrases(): Phrases {
  const known = new Map<Segment, Map<string, Found>>();
  return {
    in(segment, tokens, field, among) {
      const here = known.get(segment) ?? new Map<string, Found>();
      known.set(segment, here);
      const key = `${field}:${tokens.join(" ")}`;
      const found = here.get(key);
      if (found && (found.list === NO_PAPERS || holds(found.among, among))) return found.list;
      const list = phraseList(segment, tokens, field, among);
      here.set(key, { among, list });
      return list;
    },
  };
}

interface Found {
  readonly among: Bits;
  readonly list: PostingList;
}

function holds(bits: Bits, others: Bits): boolean {
  return others.every((word, at) => (word & ~wordAt(bits, at)) === 0);
}
