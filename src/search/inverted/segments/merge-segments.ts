import { byteAt, startOf, wordAt } from "../number-at.ts";
import { hasBit } from "../postings/bits.ts";
import { growingBytes, growingWords } from "../postings/growing.ts";
import { lengthOf } from "../ranking/bm25f.ts";
import { hashColumns, wordColumns } from "./build-segment.ts";
import { compareBytes, type Dictionary, sizeOf, termAt } from "./dictionary.ts";
import { copyFacts, type Facts, noFacts } from "./facts.ts";
import { hashOf } from "./hashes.ts";
import { mergeDefinitions } from "./merge-definitions.ts";
import { type MergeInput, NOWHERE } from "./merge-input.ts";
import { mergeTerms } from "./merge-terms.ts";
import { publishedColumns, publishedIn } from "./published.ts";
import type { SegmentContent } from "./segment-sections.ts";

export interface Merged {
  readonly content: SegmentContent;
  /** Of each input, the new number of each paper, or NOWHERE. */
  readonly places: readonly Uint16Array[];
}

/** Makes one segment of the living papers of several, at most MOST_PAPERS. */
export function mergeSegments(inputs: readonly MergeInput[]): Merged {
  const order = mergedOrder(inputs);
  const places = placesOf(inputs, order);
  const lengths = Uint8Array.from(order, ({ input, paper }) =>
    byteAt(input.sections.lengths, paper),
  );
  const tokens = lengths.reduce((sum, code) => sum + Math.round(lengthOf(code)), 0);
  const { cold, ...terms } = mergeTerms(inputs, places, lengths, tokens / order.length);
  const { definitions, ...definitionPlaces } = mergeDefinitions(inputs, places);
  const { idEnds, ids, ...identity } = identities(order);
  const sections = {
    ...identity,
    ...mergedFacts(order),
    ...wordColumns(mergedWords(inputs)),
    ...terms,
    ...definitionPlaces,
    lengths,
  };
  return {
    content: {
      papers: order.length,
      tokens,
      sections,
      cold: {
        ...cold,
        idEnds,
        ids,
        textHashes: mergedHashes(order),
        definitions,
        ...mergedNames(order),
      },
    },
    places,
  };
}

interface Source {
  readonly input: MergeInput;
  readonly paper: number;
}

/** All living papers, newest first, then by id. */
function mergedOrder(inputs: readonly MergeInput[]): Source[] {
  const order = inputs.flatMap((input) =>
    Array.from({ length: input.papers }, (_, paper) => ({ input, paper })).filter(({ paper }) =>
      hasBit(input.alive, paper),
    ),
  );
  return order.sort(byAge);
}

function byAge(one: Source, other: Source): number {
  const [ones, others] = [one.input.cold, other.input.cold];
  return (
    publishedIn(other.input.sections, other.paper) - publishedIn(one.input.sections, one.paper) ||
    compareBytes(
      ones.ids,
      startOf(ones.idEnds, one.paper),
      wordAt(ones.idEnds, one.paper),
      others.ids,
      startOf(others.idEnds, other.paper),
      wordAt(others.idEnds, other.paper),
    )
  );
}

function placesOf(inputs: readonly MergeInput[], order: readonly Source[]): Uint16Array[] {
  const places = new Map(
    inputs.map((input) => [input, new Uint16Array(input.papers).fill(NOWHERE)] as const),
  );
  for (const [at, { input, paper }] of order.entries()) {
    const of = places.get(input);
    if (of) of[paper] = at;
  }
  return [...places.values()];
}

function identities(order: readonly Source[]) {
  const ids = growingBytes();
  const idEnds = growingWords();
  const hashes = new Uint32Array(order.length);
  for (const [at, { input, paper }] of order.entries()) {
    const { ids: from, idEnds: ends } = input.cold;
    const [start, end] = [startOf(ends, paper), wordAt(ends, paper)];
    hashes[at] = hashOf(from.subarray(start, end));
    ids.append(from, start, end);
    idEnds.push(ids.length());
  }
  return {
    ...publishedColumns(order.map(({ input, paper }) => publishedIn(input.sections, paper))),
    ids: ids.trimmed(),
    idEnds: idEnds.trimmed(),
    ...hashColumns(hashes),
  };
}

function mergedHashes(order: readonly Source[]): Uint32Array {
  const hashes = new Uint32Array(order.length * 2);
  for (const [at, { input, paper }] of order.entries()) {
    hashes[at * 2] = wordAt(input.cold.textHashes, paper * 2);
    hashes[at * 2 + 1] = wordAt(input.cold.textHashes, paper * 2 + 1);
  }
  return hashes;
}

function mergedFacts(order: readonly Source[]): Facts {
  const facts = noFacts(order.length);
  for (const [at, { input, paper }] of order.entries()) copyFacts(input.facts, paper, facts, at);
  return facts;
}

function mergedNames(order: readonly Source[]) {
  const names = growingBytes();
  const nameEnds = growingWords();
  for (const { input, paper } of order) {
    const { nameEnds: ends } = input.cold;
    names.append(input.cold.names, startOf(ends, paper), wordAt(ends, paper));
    nameEnds.push(names.length());
  }
  return { names: names.trimmed(), nameEnds: nameEnds.trimmed() };
}

/** Words of papers that were removed since stay counted: they only suggest spellings. */
function mergedWords(inputs: readonly MergeInput[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sections } of inputs) {
    const words: Dictionary = { ends: sections.wordEnds, bytes: sections.words };
    for (let at = 0; at < sizeOf(words); at++) {
      const word = termAt(words, at);
      counts.set(word, (counts.get(word) ?? 0) + wordAt(sections.wordCounts, at));
    }
  }
  return counts;
}
