import { IN_TITLE, textsOf } from "../postings/posting-code.ts";
import { arrayList, eachPosting, type PostingList, postingList } from "../postings/posting-list.ts";
import { findToken } from "./dictionary.ts";
import type { Segment } from "./segment.ts";

/** Who has a token in a segment: a search asks several times, and to make a list's views takes longer than to remember them. */
export function tokenList(segment: Segment, token: string): PostingList | undefined {
  const known = knownOf(segment).lists;
  const before = known.get(token);
  if (before) return before;
  const term = findToken(segment.dictionary, token);
  if (term < 0) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  const list = postingList(segment.sections, segment.papers, term);
  known.set(token, list);
  return list;
}

/**
 * Who has a common word in the title, which are far fewer than those who have it at all. A segment gets
 * no new papers, so that they stay the same.
 */
export function titleList(segment: Segment, token: string, list: PostingList): PostingList {
  const { titles } = knownOf(segment);
  const before = titles.get(token);
  if (before) return before;
  if (titles.size >= MOST_TITLES) titles.clear();
  const found = inTitle(list);
  titles.set(token, found);
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
  return arrayList(Uint16Array.from(papers), Uint8Array.from(codes));
}

interface Known {
  readonly lists: Map<string, PostingList>;
  readonly titles: Map<string, PostingList>;
}

function knownOf(segment: Segment): Known {
  const before = known.get(segment);
  if (before) return before;
  const none: Known = { lists: new Map(), titles: new Map() };
  known.set(segment, none);
  return none;
}

const known = new WeakMap<Segment, Known>();
const MOST_KNOWN = 500;
/** Hardly more words are in one of sixteen papers. */
const MOST_TITLES = 256;
