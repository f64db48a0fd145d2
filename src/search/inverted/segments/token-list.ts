import { IN_TITLE, textsOf } from "../postings/posting-code.ts";
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

/** Who has a common word in the title, which are far fewer than those who have it at all. */
export function titleList(segment: Segment, token: string, list: PostingList): PostingList {
  const before = inTitles.get(segment, token);
  if (before) return before;
  const found = inTitle(list);
  inTitles.set(segment, token, found, LIST_BYTES + found.frequency * 3);
  return found;
}

function inTitle(list: PostingList): PostingList {
  const papers: number[] = [];
  const codes: number[] = [];
  eachPosting(list, (paper, code) => {
    if ((textsOf(code) & IN_TITLE) === 0) return;
    papers.push(paper);
    codes.push(code);
  });
  // Of one memory: there are many lists.
  const memory = new ArrayBuffer(papers.length * 3);
  const members = new Uint16Array(memory, 0, papers.length);
  const theirCodes = new Uint8Array(memory, papers.length * 2);
  members.set(papers);
  theirCodes.set(codes);
  return arrayList(members, theirCodes);
}
