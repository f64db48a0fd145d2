import type { PaperId } from "../../../paper/id.ts";
import type { Paper } from "../../../paper/paper.ts";
import { formsOf, nameWords } from "../../../query/names/name-words.ts";
import { splitWords } from "../../../query/words/split-words.ts";
import { tokenize } from "../../../query/words/tokenize.ts";
import { type Condition, every, some } from "../conditions/condition.ts";
import { termCondition } from "../conditions/text-condition.ts";
import type { Collection } from "../ranking/collection.ts";
import { runSearch } from "../ranking/run-search.ts";
import { type Dictionary, encodeTerm, prefixRange, termAt } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { nameTerm } from "../segments/term.ts";

/** A beginning stands for so many words at most, those in the most papers. */
const ENDINGS = 30;

/** Papers whose titles have the words typed so far, the last of which may be unfinished; newest first. */
export function completeTitle(collection: Collection, typed: string, limit: number): PaperId[] {
  const { whole, begun } = split(typed);
  const inTitle = (word: string) =>
    every(tokenize(word).map((token) => termCondition(token, "title")));
  const last = begun === undefined ? [] : [some(wordsFrom(collection, begun).map(inTitle))];
  return newest(collection, every([...whole.map(inTitle), ...last]), limit);
}

/**
 * Names of authors that have the words typed so far, the last of which may be unfinished, as their
 * papers write them; of the newest papers those with the most first.
 */
export function completeAuthor(
  collection: Collection,
  typed: string,
  limit: number,
  papersOf: (ids: readonly PaperId[]) => readonly Paper[],
): string[] {
  const { whole, begun = "" } = split(typed);
  const named = (word: string) => termCondition(nameTerm(word));
  const last = begun === "" ? [] : [some(namesFrom(collection, begun).map(named))];
  const ids = newest(collection, every([...whole.map(named), ...last]), LOOKED_AT);
  const fits = (name: string) => {
    const words = nameWords(name).flatMap(formsOf);
    return (
      whole.every((word) => words.includes(word)) && words.some((word) => word.startsWith(begun))
    );
  };
  const counts = new Map<string, number>();
  for (const name of papersOf(ids).flatMap(({ authors }) => authors.filter(fits)))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([, one], [, other]) => other - one);
  return names.slice(0, limit).map(([name]) => name);
}

const LOOKED_AT = 100;

function newest(collection: Collection, condition: Condition, limit: number): PaperId[] {
  return [
    ...runSearch(collection, condition, { terms: [] }, { sort: "newest", limit, offset: 0 }).ids,
  ];
}

/** Words, and the one that is still being typed: none behind a space. */
function split(typed: string): { readonly whole: readonly string[]; readonly begun?: string } {
  const words = splitWords(typed);
  const begun = /[\p{L}\p{N}]$/u.test(typed) ? words.at(-1) : undefined;
  return begun === undefined ? { whole: words } : { whole: words.slice(0, -1), begun };
}

/** Words as written that begin so, and tokens: "polic" begins "policies" and its stem "polici". */
function wordsFrom({ segments }: Collection, begun: string): string[] {
  return commonest(segments, begun, ({ sections }) => [
    { dictionary: { ends: sections.wordEnds, bytes: sections.words }, counts: sections.wordCounts },
    {
      dictionary: { ends: sections.termEnds, bytes: sections.terms },
      counts: sections.frequencies,
    },
  ]);
}

function namesFrom({ segments }: Collection, begun: string): string[] {
  const names = commonest(segments, nameTerm(begun), ({ dictionary, sections }) => [
    { dictionary, counts: sections.frequencies },
  ]);
  return names.map((name) => name.slice(nameTerm("").length));
}

interface Counted {
  readonly dictionary: Dictionary;
  readonly counts: Uint16Array | Uint32Array;
}

function commonest(
  segments: readonly Segment[],
  beginning: string,
  countedIn: (segment: Segment) => readonly Counted[],
): string[] {
  const totals = new Map<string, number>();
  for (const { dictionary, counts } of segments.flatMap(countedIn)) {
    const { from, to } = prefixRange(dictionary, encodeTerm(beginning));
    for (let at = from; at < to; at++) {
      const term = termAt(dictionary, at);
      totals.set(term, (totals.get(term) ?? 0) + (counts[at] ?? 0));
    }
  }
  const ranked = [...totals].sort(([, one], [, other]) => other - one);
  return ranked.slice(0, ENDINGS).map(([term]) => term);
}
