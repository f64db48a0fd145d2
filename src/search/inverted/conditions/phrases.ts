import type { TextField } from "../../../query/query.ts";
import { wordAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import { arrayList, LIST_BYTES, type PostingList } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";
import { segmentMemory } from "../segments/segment-memory.ts";
import { phraseList } from "./phrase.ts";

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
      const everywhere = inAll.get(segment, key);
      if (everywhere) return everywhere;
      const found = here.get(key);
      if (found && (found.list === NO_PAPERS || holds(found.among, among))) return found.list;
      const list = phraseList(segment, tokens, field, among) ?? NO_PAPERS;
      here.set(key, { among, list });
      if (among === segment.alive) inAll.set(segment, key, list, LIST_BYTES + list.frequency * 3);
      return list;
    },
  };
}

/**
 * Phrases that were looked for among all papers of a segment, as “large language models” is whenever
 * LLM is: which of a list's papers were removed since is known besides.
 */
const inAll = segmentMemory<PostingList>(2 ** 20);

interface Found {
  readonly among: Bits;
  readonly list: PostingList;
}

/** The list of a phrase of which a segment lacks a token, among any papers. */
const NO_PAPERS = arrayList(new Uint16Array(0), new Uint8Array(0));

function holds(bits: Bits, others: Bits): boolean {
  for (let at = 0; at < others.length; at++)
    if ((wordAt(others, at) & ~wordAt(bits, at)) !== 0) return false;
  return true;
}
