import { fold } from "../../../query/words/fold.ts";
import { tokenOf } from "../../../query/words/token.ts";
import { tokenize } from "../../../query/words/tokenize.ts";
import { shortAt, wordAt } from "../number-at.ts";
import { encodeTerm, findTerm, prefixRange, sizeOf, termAt } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { NAME } from "../segments/term.ts";
import { eachNear } from "./near-terms.ts";

/** What is shorter has too many neighbours; what is longer is no word. */
const WORD = /^[a-z]{4,32}$/;
/** Two slips are only believed of a word this long. */
const LONG = 6;
/** Each edit must be made up for by so many times more papers. */
const EDIT = 20;

/**
 * A word of titles, keywords or authors' names that may have been meant, in lower case; undefined
 * when any paper has the word, or nothing is near. Of the words at most two edits away, the one in
 * the most papers, each edit counting as so many times fewer; one paper makes up for the first edit.
 */
export function suggestWord(segments: readonly Segment[], typed: string): string | undefined {
  const word = fold(typed).trim();
  if (!WORD.test(word) || isKnown(segments, word)) return undefined;
  const candidates = new Map<string, Candidate>();
  for (const segment of segments) gather(segment, word, candidates);
  // It stands in a title as part of a word, as “label” does in pseudo-label, which is one token.
  if (candidates.has(word)) return undefined;
  const best = [...candidates]
    .filter(([, { count, distance }]) => count >= EDIT ** (distance - 1))
    .sort(([one, a], [other, b]) => worth(b) - worth(a) || (one < other ? -1 : 1));
  return best[0]?.[0];
}

interface Candidate {
  readonly distance: number;
  /** How many papers have it. */
  count: number;
}

function worth({ count, distance }: Candidate): number {
  return Math.log(count) - distance * Math.log(EDIT);
}

function gather({ sections, dictionary }: Segment, word: string, found: Map<string, Candidate>) {
  const typed = encodeTerm(word);
  const most = word.length < LONG ? 1 : 2;
  const note = (name: string, distance: number, count: number) => {
    const known = found.get(name);
    if (known) known.count += count;
    else found.set(name, { distance, count });
  };
  const words = { ends: sections.wordEnds, bytes: sections.words };
  eachNear(words, { from: 0, to: sizeOf(words) }, typed, most, (at, distance) =>
    note(termAt(words, at), distance, wordAt(sections.wordCounts, at)),
  );
  const names = { ...prefixRange(dictionary, encodeTerm(NAME)), skip: NAME.length };
  eachNear(dictionary, names, typed, most, (at, distance) =>
    note(termAt(dictionary, at).slice(NAME.length), distance, shortAt(sections.frequencies, at)),
  );
}

/** Whether any paper has a word, as an author's name or anywhere in its texts. */
function isKnown(segments: readonly Segment[], word: string): boolean {
  // A prefix is part of the words it stands before and has no token of its own.
  if (tokenOf(word).mayJoin) return true;
  const terms = [...tokenize(word), NAME + word].map(encodeTerm);
  return segments.some(({ dictionary, sections }) =>
    terms.some((term) => shortAt(sections.frequencies, findTerm(dictionary, term)) > 0),
  );
}
