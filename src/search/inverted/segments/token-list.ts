import { type PostingList, postingList } from "../postings/posting-list.ts";
import { findToken } from "./dictionary.ts";
import type { Segment } from "./segment.ts";

/** Who has a token in a segment: a search asks several times, and to make a list's views takes longer than to remember them. */
export function tokenList(segment: Segment, token: string): PostingList | undefined {
  const known = lists.get(segment) ?? new Map<string, PostingList>();
  lists.set(segment, known);
  const before = known.get(token);
  if (before) return before;
  const term = findToken(segment.dictionary, token);
  if (term < 0) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  const list = postingList(segment.sections, segment.papers, term);
  known.set(token, list);
  return list;
}

const lists = new WeakMap<Segment, Map<string, PostingList>>();
const MOST_KNOWN = 500;
