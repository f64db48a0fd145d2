import { byteAt, shortAt, wordAt } from "../number-at.ts";
import { isDense } from "../postings/list-size.ts";
import { startsOf } from "../postings/list-starts.ts";
import { firstPlaces, skipPlaces } from "../postings/position-code.ts";
import { eachPosting, postingList } from "../postings/posting-list.ts";
import type { WrittenTerms } from "../postings/term-columns.ts";
import { createTermWriter, type TermWriter } from "../postings/term-writer.ts";
import { compareBytes } from "./dictionary.ts";
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
    const same = least(runs);
    const [first] = same;
    if (!first) return writer.finish();
    writer.begin(first.terms, first.start, first.end);
    for (const run of same) run.load();
    interleave(same, writer);
    writer.end();
    for (const run of same) run.advance();
  }
}

/** A segment's terms in order; of the one it stands at, the living papers in their new order. */
interface Run {
  /** The term it stands at is that of `terms` from `start` to `end`, until it is `over`. */
  readonly terms: Uint8Array;
  start: number;
  end: number;
  over: boolean;
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
  const { frequencies } = sections;
  const cursor = { at: 0 };
  let term = 0;

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
    terms: sections.terms,
    start: 0,
    end: wordAt(sections.termEnds, 0),
    over: sections.termEnds.length === 0,
    papers: new Uint16Array(papers),
    codes: new Uint8Array(papers),
    froms: new Uint32Array(papers),
    tos: new Uint32Array(papers),
    positions: cold.positions,
    count: 0,
    at: 0,
    load() {
      const frequency = shortAt(frequencies, term);
      const plain = isPlain(run.terms[run.start]);
      cursor.at = wordAt(cold.positionStarts, term) + (plain ? 0 : firstPlaces(frequency));
      run.count = run.at = 0;
      if (isDense(frequency, papers)) return eachPosting(postingList(sections, papers, term), take);
      // Most terms are rare: views of their lists would cost more than the lists.
      const { start, codes } = startsOf(sections, papers, term);
      for (let at = 0; at < frequency; at++)
        take(
          shortAt(sections.postings, start + at),
          plain ? 0 : byteAt(sections.codes, codes + at),
        );
    },
    advance() {
      term += 1;
      run.start = run.end;
      run.end = wordAt(sections.termEnds, term);
      run.over = term >= sections.termEnds.length;
    },
  };
  return run;
}

/** The runs that stand at the first of all terms. */
function least(runs: readonly Run[]): readonly Run[] {
  let same: Run[] = [];
  for (const run of runs) {
    if (run.over) continue;
    const [first] = same;
    const order = first ? compare(run, first) : 0;
    if (order < 0) same = [run];
    else if (order === 0) same.push(run);
  }
  return same;
}

/** Writes the runs' papers in ascending order: of one run as many as come before those of all others. */
function interleave(runs: readonly Run[], writer: TermWriter): void {
  for (;;) {
    let next: Run | undefined;
    let paper = NOWHERE;
    let limit = NOWHERE;
    for (const run of runs) {
      const own = run.at < run.count ? (run.papers[run.at] ?? NOWHERE) : NOWHERE;
      if (own >= paper) {
        limit = Math.min(limit, own);
        continue;
      }
      limit = paper;
      paper = own;
      next = run;
    }
    if (!next) return;
    writeBefore(limit, next, writer);
  }
}

function writeBefore(limit: number, run: Run, writer: TermWriter): void {
  const { papers, codes, froms, tos, positions, count } = run;
  let { at } = run;
  for (; at < count && shortAt(papers, at) < limit; at++) {
    writer.posting(shortAt(papers, at), byteAt(codes, at));
    writer.positions.append(positions, wordAt(froms, at), wordAt(tos, at));
  }
  run.at = at;
}

function compare(one: Run, other: Run): number {
  return compareBytes(one.terms, one.start, one.end, other.terms, other.start, other.end);
}
