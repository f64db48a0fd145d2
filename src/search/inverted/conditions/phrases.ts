import type { TextField } from "../../../query/query.ts";
import { wordAt } from "../number-at.ts";
import type { Bits } from "../postings/bits.ts";
import type { PostingList } from "../postings/posting-list.ts";
import { encodeTerm, findTerm } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { NO_PAPERS, phraseList } from "./phrase.ts";

/** Looks phrases up for one search, which asks for each twice: to find papers and to rank them. */
export interface Phrases {
  /** A list that has, of the papers in `among`, all with the phrase; it may have others. */
  in(segment: Segment, tokens: readonly string[], field: TextField, among: Bits): PostingList;
}

export function createPhrases(): Phrases {
  const known = new Map<Segment, Known>();
  return {
    in(segment, tokens, field, among) {
      const here = known.get(segment) ?? { terms: new Map(), lists: new Map() };
      known.set(segment, here);
      const key = `${field}:${tokens.join(" ")}`;
      const found = here.lists.get(key);
      if (found && (found.list === NO_PAPERS || holds(found.among, among))) return found.list;
      const terms = termsOf(segment, tokens, here.terms);
      const list = terms ? phraseList(segment, terms, field, among) : NO_PAPERS;
      here.lists.set(key, { among, list });
      return list;
    },
  };
}

/** Of a segment: the number of each token, and the phrases looked up. */
interface Known {
  readonly terms: Map<string, number>;
  readonly lists: Map<string, Found>;
}

interface Found {
  readonly among: Bits;
  readonly list: PostingList;
}

/** Undefined when the segment lacks one. The ways to write a phrase share most of their tokens. */
function termsOf(
  { dictionary }: Segment,
  tokens: readonly string[],
  known: Map<string, number>,
): number[] | undefined {
  const terms: number[] = [];
  for (const token of tokens) {
    const term = known.get(token) ?? findTerm(dictionary, encodeTerm(token));
    known.set(token, term);
    if (term < 0) return undefined;
    terms.push(term);
  }
  return terms;
}

function holds(bits: Bits, others: Bits): boolean {
  for (let at = 0; at < others.length; at++)
    if ((wordAt(others, at) & ~wordAt(bits, at)) !== 0) return false;
  return true;
}
