import { firstPlaces, skipPlaces } from "../postings/position-code.ts";
import { eachPosting, isDense, postingList } from "../postings/posting-list.ts";
import { createTermWriter, type TermWriter, type WrittenTerms } from "../postings/term-writer.ts";
import { bytesAt, compareBytes } from "./dictionary.ts";
import { type MergeInput, NOWHERE } from "./merge-input.ts";
import { isPlain } from "./term.ts";

/** Merges the dictionaries and posting lists of several segments, in which papers get new numbers. */
export function mergeTerms(
  inputs: readonly MergeInput[],
  places: readonly Uint16Array[],
  lengths: Uint8Array,
  average: number,
): WrittenTerms {
  const writer = createTermWriter(lengths, average);
  const runs = inputs.map((input, at) => runOf(input, places[at] ?? new Uint16Array(0)));
  for (;;) {
    const name = least(runs);
    if (!name) return writer.finish();
    writer.begin(name);
    const same = runs.filter((run) => run.name && equal(run.name, name));
    for (const run of same) run.load();
    interleave(same, writer);
    writer.end();
    for (const run of same) run.advance();
  }
}

/** A segment's terms in order; of the one it stands at, the living papers in their new order. */
interface Run {
  /** Undefined behind the last term. */
  name: Uint8Array | undefined;
  readonly papers: Uint16Array;
  readonly codes: Uint8Array;
  readonly froms: Uint32Array;
  readonly tos: Uint32Array;
  readonly positions: Uint8Array;
  count: number;
  /** The next paper to take. */
  at: number;
  load(): void;
  advance(): void;
}

function runOf({ sections, papers, cold }: MergeInput, places: Uint16Array): Run {
  const { frequencies, postingStarts, codeStarts, positionStarts } = sections;
  const dictionary = { ends: sections.termEnds, bytes: sections.terms };
  const cursor = { at: 0 };
  let term = 0;
  const nameNow = () => (term < sections.termEnds.length ? bytesAt(dictionary, term) : undefined);

  const take = (paper: number, code: number) => {
    const from = cursor.at;
    if (code > 0) skipPlaces(cold.positions, cursor, code);
    const place = places[paper] ?? NOWHERE;
    if (place === NOWHERE) return;
    run.papers[run.count] = place;
    run.codes[run.count] = code;
    run.froms[run.count] = from;
    run.tos[run.count] = cursor.at;
    run.count += 1;
  };

  const run: Run = {
    name: nameNow(),
    papers: new Uint16Array(papers),
    codes: new Uint8Array(papers),
    froms: new Uint32Array(papers),
    tos: new Uint32Array(papers),
    positions: cold.positions,
    count: 0,
    at: 0,
    load() {
      const frequency = frequencies[term] ?? 0;
      const plain = isPlain(run.name?.[0]);
      cursor.at = (positionStarts[term] ?? 0) + (plain ? 0 : firstPlaces(frequency));
      run.count = run.at = 0;
      if (isDense(frequency, papers)) return eachPosting(postingList(sections, papers, term), take);
      // Most terms are rare: views of their lists would cost more than the lists.
      const start = postingStarts[term] ?? 0;
      const codes = codeStarts[term] ?? 0;
      for (let at = 0; at < frequency; at++)
        take(sections.postings[start + at] ?? 0, plain ? 0 : (sections.codes[codes + at] ?? 0));
    },
    advance() {
      term += 1;
      run.name = nameNow();
    },
  };
  return run;
}

function least(runs: readonly Run[]): Uint8Array | undefined {
  let first: Uint8Array | undefined;
  for (const { name } of runs) if (name && (!first || compare(name, first) < 0)) first = name;
  return first;
}

/** Writes the runs' papers in ascending order. */
function interleave(runs: readonly Run[], writer: TermWriter): void {
  for (;;) {
    let next: Run | undefined;
    let paper = NOWHERE;
    for (const run of runs) {
      const own = run.at < run.count ? (run.papers[run.at] ?? NOWHERE) : NOWHERE;
      if (own >= paper) continue;
      paper = own;
      next = run;
    }
    if (!next) return;
    const { at, codes, positions, froms, tos } = next;
    writer.posting(paper, codes[at] ?? 0, positions, froms[at] ?? 0, tos[at] ?? 0);
    next.at += 1;
  }
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return one === other || compare(one, other) === 0;
}

function compare(one: Uint8Array, other: Uint8Array): number {
  return compareBytes(one, 0, one.length, other, 0, other.length);
}
