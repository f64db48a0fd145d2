import { encodeTerm, inByteOrder } from "../segments/dictionary.ts";
import type { PaperTerms } from "../segments/paper-terms.ts";
import { growingBytes, growingShorts, growingWords } from "./growing.ts";
import { ABSTRACT, createOccurrences, KEYWORDS, TITLE } from "./occurrences.ts";
import type { TermWriter } from "./term-writer.ts";

/** Turns papers with their terms into terms with their papers. */
export interface GatheredPostings {
  /** @returns how many tokens the paper has */
  add(paper: number, terms: PaperTerms): number;
  writeTo(terms: TermWriter): void;
}

export function gatherPostings(): GatheredPostings {
  const numbers = new Map<string, number>();
  const occurrences = createOccurrences();
  // A column each for the term, the paper, the code and the end of the positions of every posting.
  const termOf = growingWords();
  const paperOf = growingShorts();
  const codeOf = growingBytes();
  const endOf = growingWords();
  const places = growingBytes();

  const numberOf = (term: string): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, numbers.size);
    return numbers.size - 1;
  };

  const post = (term: number, paper: number, code: number) => {
    termOf.push(term);
    paperOf.push(paper);
    codeOf.push(code);
    endOf.push(places.length());
  };

  return {
    add(paper, { title, abstract, keywords, plain }) {
      for (const [at, token] of title.entries()) occurrences.add(numberOf(token), TITLE, at);
      for (const [at, token] of abstract.entries()) occurrences.add(numberOf(token), ABSTRACT, at);
      let place = 0;
      for (const keyword of keywords) {
        for (const token of keyword) occurrences.add(numberOf(token), KEYWORDS, place++);
        place += 1;
      }
      occurrences.drain(places, (term, code) => post(term, paper, code));
      for (const term of plain) post(numberOf(term), paper, 0);
      return title.length + abstract.length + keywords.flat().length;
    },

    writeTo(terms) {
      const sorted = inByteOrder([...numbers.keys()]);
      const { starts, order } = groupByTerm(termOf.view(), numbers.size);
      const [papers, codes, ends] = [paperOf.view(), codeOf.view(), endOf.view()];
      const bytes = places.view();
      for (const term of sorted) {
        const number = numbers.get(term) ?? 0;
        terms.begin(encodeTerm(term));
        for (let n = starts[number] ?? 0; n < (starts[number + 1] ?? 0); n++) {
          const at = order[n] ?? 0;
          terms.posting(papers[at] ?? 0, codes[at] ?? 0, bytes, ends[at - 1] ?? 0, ends[at] ?? 0);
        }
        terms.end();
      }
    },
  };
}

/** A counting sort: the postings of term n are `order[starts[n]]` up to `order[starts[n + 1]]`, as they were added. */
function groupByTerm(termOf: Uint32Array, terms: number) {
  const starts = new Uint32Array(terms + 1);
  for (let at = 0; at < termOf.length; at++) {
    const next = (termOf[at] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let term = 0; term < terms; term++)
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const free = starts.slice();
  const order = new Uint32Array(termOf.length);
  for (let at = 0; at < termOf.length; at++) {
    const term = termOf[at] ?? 0;
    const place = free[term] ?? 0;
    order[place] = at;
    free[term] = place + 1;
  }
  return { starts, order };
}
