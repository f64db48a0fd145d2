import { type BoundedMap, createBoundedMap } from "../../../collections/bounded-map.ts";
import type { PaperId } from "../../../paper/id.ts";
import type { Paper } from "../../../paper/paper.ts";
import { formsOf, nameWords } from "../../../query/names/name-words.ts";
import { splitWords } from "../../../query/words/split-words.ts";
import { tokenize } from "../../../query/words/tokenize.ts";
import { ANYWHERE, IN } from "../postings/posting-code.ts";
import { encodeTerm } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { nameTerm } from "../segments/term.ts";
import { commonestEndings } from "./commonest-endings.ts";
import { newestWith } from "./newest-with.ts";

/** A beginning stands for so many words at most, those in the most papers. */
const ENDINGS = 30;

/** Papers whose titles have the words typed so far, the last of which may be unfinished; newest first. */
export function completeTitle(
  segments: readonly Segment[],
  typed: string,
  limit: number,
): PaperId[] {
  const { whole, begun } = split(typed);
  const terms = (word: string) => tokenize(word).map(encodeTerm);
  const last = begun === undefined ? [] : [wordsFrom(segments, begun).map(terms)];
  const choices = [...whole.map((word) => [terms(word)]), ...last];
  return newestWith(segments, choices, { codes: IN.title, limit });
}

/**
 * Names of authors that have the words typed so far, the last of which may be unfinished, as their
 * papers write them; of the newest papers those with the most first.
 */
export function completeAuthor(
  segments: readonly Segment[],
  typed: string,
  limit: number,
  papersOf: (ids: readonly PaperId[]) => readonly Paper[],
): string[] {
  const { whole, begun = "" } = split(typed);
  const named = (word: string) => [encodeTerm(nameTerm(word))];
  const last = begun === "" ? [] : [namesFrom(segments, begun).map(named)];
  const choices = [...whole.map((word) => [named(word)]), ...last];
  const ids = newestWith(segments, choices, { codes: ANYWHERE, limit: LOOKED_AT });
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

/** Words, and the one that is still being typed: none behind a space. */
function split(typed: string): { readonly whole: readonly string[]; readonly begun?: string } {
  const words = splitWords(typed);
  const begun = /[\p{L}\p{N}]$/u.test(typed) ? words.at(-1) : undefined;
  return begun === undefined ? { whole: words } : { whole: words.slice(0, -1), begun };
}

/** Words as written that begin so, and tokens: "polic" begins "policies" and its stem "polici". */
function wordsFrom(segments: readonly Segment[], begun: string): readonly string[] {
  return onceFor(segments, begun, () => commonestWords(segments, begun));
}

function commonestWords(segments: readonly Segment[], begun: string): string[] {
  const words = segments.flatMap(({ dictionary, sections }) => [
    { dictionary: { ends: sections.wordEnds, bytes: sections.words }, counts: sections.wordCounts },
    { dictionary, counts: sections.frequencies },
  ]);
  return commonestEndings(words, begun, ENDINGS);
}

function namesFrom(segments: readonly Segment[], begun: string): readonly string[] {
  return onceFor(segments, nameTerm(begun), () => commonestNames(segments, begun));
}

/** Until the segments are others, since a segment's words stay as they are. Many begin with the same letters. */
function onceFor(
  segments: readonly Segment[],
  key: string,
  work: () => readonly string[],
): readonly string[] {
  const known = endings.get(segments) ?? createBoundedMap(REMEMBERED);
  endings.set(segments, known);
  const before = known.get(key);
  if (before) return before;
  const found = work();
  known.set(key, found);
  return found;
}

const REMEMBERED = 500;
const endings = new WeakMap<readonly Segment[], BoundedMap<string, readonly string[]>>();

function commonestNames(segments: readonly Segment[], begun: string): string[] {
  const terms = segments.map(({ dictionary, sections }) => ({
    dictionary,
    counts: sections.frequencies,
  }));
  const names = commonestEndings(terms, nameTerm(begun), ENDINGS);
  return names.map((name) => name.slice(nameTerm("").length));
}
