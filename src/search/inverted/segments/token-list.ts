import { IN_TITLE, postingCode, textsOf } from "../postings/posting-code.ts";
import {
  arrayList,
  eachPosting,
  LIST_BYTES,
  type PostingList,
  postingList,
} from "../postings/posting-list.ts";
import { findToken } from "./dictionary.ts";
import type { Segment } from "./segment.ts";
import { segmentMemory } from "./segment-memory.ts";
import { MOST_PAPERS } from "./segment-sections.ts";

/** A search asks several times, and to make a list's views takes longer than to remember them. */
const lists = segmentMemory<PostingList>(2 ** 22);
const inTitles = segmentMemory<PostingList>(2 ** 24);

/** Who has a token in a segment. */
export function tokenList(segment: Segment, token: string): PostingList | undefined {
  const before = lists.get(segment, token);
  if (before) return before;
  const term = findToken(segment.dictionary, token);
  if (term < 0) return undefined;
  const list = postingList(segment.sections, segment.papers, term);
  lists.set(segment, token, list, LIST_BYTES);
  return list;
}

/**
 * Who has a common word in the title, which are far fewer than those who have it at all. What the codes
 * say besides is left out.
 */
export function titleList(segment: Segment, token: string, list: PostingList): PostingList {
  const before = inTitles.get(segment, token);
  if (before) return before;
  const papers: number[] = [];
  eachPosting(list, (paper, code) => {
    if ((textsOf(code) & IN_TITLE) !== 0) papers.push(paper);
  });
  const found = arrayList(Uint16Array.from(papers), ONCE.subarray(0, papers.length));
  inTitles.set(segment, token, found, LIST_BYTES + papers.length * 2);
  return found;
}

/** Once in the title, for as many papers as there can be. */
const ONCE = new Uint8Array(MOST_PAPERS).fill(postingCode({ title: 1, abstract: 0, keywords: 0 }));
