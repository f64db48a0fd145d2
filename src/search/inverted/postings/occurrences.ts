import { shortAt, wordAt } from "../number-at.ts";
/** Where terms stand in papers: of each occurrence the term, the paper and the place. */
export interface Occurrences {
  /** Papers come in ascending order, and the places of a term in one of them too. */
  add(term: number, paper: number, place: number): void;
  /** The same by term. @param terms how many there are */
  byTerm(terms: number): OccurrencesByTerm;
}

/** The occurrences of term n stand from `starts[n]` up to `starts[n + 1]`, in the order they were added. */
export interface OccurrencesByTerm {
  readonly starts: Uint32Array;
  readonly papers: Uint16Array;
  readonly places: Uint32Array;
}

const FIRST_SIZE = 8_192;

/** Typed columns: cheaper to fill than lists of objects, and to sort by counting than to chain. */
export function createOccurrences(): Occurrences {
  let termOf = new Uint32Array(FIRST_SIZE);
  let paperOf = new Uint16Array(FIRST_SIZE);
  let placeOf = new Uint32Array(FIRST_SIZE);
  let count = 0;

  const grow = () => {
    const [terms, papers, places] = [termOf, paperOf, placeOf];
    termOf = new Uint32Array(count * 2);
    paperOf = new Uint16Array(count * 2);
    placeOf = new Uint32Array(count * 2);
    termOf.set(terms);
    paperOf.set(papers);
    placeOf.set(places);
  };

  return {
    add(term, paper, place) {
      if (count === termOf.length) grow();
      termOf[count] = term;
      paperOf[count] = paper;
      placeOf[count] = place;
      count += 1;
    },
    byTerm(terms) {
      const starts = startsOf(termOf, count, terms);
      const free = starts.slice();
      const papers = new Uint16Array(count);
      const places = new Uint32Array(count);
      for (let at = 0; at < count; at++) {
        const term = wordAt(termOf, at);
        const to = wordAt(free, term);
        papers[to] = shortAt(paperOf, at);
        places[to] = wordAt(placeOf, at);
        free[term] = to + 1;
      }
      return { starts, papers, places };
    },
  };
}

/** Of a counting sort: where each term's occurrences begin, and behind the last one their number. */
function startsOf(termOf: Uint32Array, count: number, terms: number): Uint32Array {
  const starts = new Uint32Array(terms + 1);
  for (let at = 0; at < count; at++) {
    const next = wordAt(termOf, at) + 1;
    starts[next] = wordAt(starts, next) + 1;
  }
  for (let term = 0; term < terms; term++)
    starts[term + 1] = wordAt(starts, term + 1) + wordAt(starts, term);
  return starts;
}
