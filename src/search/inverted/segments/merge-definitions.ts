import { wordAt } from "../number-at.ts";
import { type Growing, growingBytes, growingWords } from "../postings/growing.ts";
import { readGroup, readPapers, textEnd, writeGroup, writePapers } from "./definition-group.ts";
import type { DefinitionColumns } from "./gather-definitions.ts";
import { type MergeInput, NOWHERE } from "./merge-input.ts";

/** What a segment tells, in the order of hashes, and where its papers go. */
interface Run {
  readonly hashes: Uint32Array;
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
  readonly places: Uint16Array;
  at: number;
}

/** What a segment tells about one thing. */
interface Part {
  readonly bytes: Uint8Array;
  readonly places: Uint16Array;
}

/** What the living papers of segments that are merged tell. */
export function mergeDefinitions(
  inputs: readonly MergeInput[],
  places: readonly Uint16Array[],
): DefinitionColumns {
  const [hashes, starts, written] = [growingWords(), growingWords(), growingBytes()];
  const runs = inputs.map((input, n) => runOf(input, places[n] ?? new Uint16Array(0)));
  for (let hash = least(runs); hash < OVER; hash = least(runs)) {
    const parts = takeWith(hash, runs);
    const [only] = parts;
    // Most is told by one segment alone, and copied.
    const begun =
      only && parts.length === 1 ? copyGroup(written, only) : writeTogether(written, parts);
    for (const start of begun) {
      hashes.push(hash);
      starts.push(start);
    }
  }
  starts.push(written.length());
  return {
    definitionHashes: hashes.trimmed(),
    definitionStarts: starts.trimmed(),
    definitions: written.trimmed(),
  };
}

function runOf({ sections, cold }: MergeInput, places: Uint16Array): Run {
  const { definitionHashes: hashes, definitionStarts: starts } = sections;
  return { hashes, starts, bytes: cold.definitions, places, at: 0 };
}

/** Greater than any hash. */
const OVER = 2 ** 32;

/** The least hash that a run stands at. */
function least(runs: readonly Run[]): number {
  let hash = OVER;
  for (const run of runs)
    if (run.at < run.hashes.length) hash = Math.min(hash, wordAt(run.hashes, run.at));
  return hash;
}

function takeWith(hash: number, runs: readonly Run[]): Part[] {
  const parts: Part[] = [];
  for (const run of runs) {
    const { hashes, starts, bytes, places } = run;
    for (; run.at < hashes.length && wordAt(hashes, run.at) === hash; run.at++) {
      const group = bytes.subarray(wordAt(starts, run.at), wordAt(starts, run.at + 1));
      parts.push({ bytes: group, places });
    }
  }
  return parts;
}

/** @returns where each group begins of which a paper is alive */
function writeTogether(written: Growing<Uint8Array>, parts: readonly Part[]): number[] {
  const groups = new Map<string, Map<string, number[]>>();
  for (const { bytes, places } of parts) {
    const { about, told } = readGroup(bytes);
    const all = groups.get(about) ?? new Map<string, number[]>();
    groups.set(about, all);
    for (const { says, papers } of told) {
      const alive = livingIn(papers, places);
      if (alive.length > 0) all.set(says, [...(all.get(says) ?? []), ...alive]);
    }
  }
  const begun: number[] = [];
  for (const [about, told] of groups) {
    if (told.size === 0) continue;
    begun.push(written.length());
    writeGroup(written, about, told);
  }
  return begun;
}

/** The texts as they stand, the papers by their new numbers. */
function copyGroup(written: Growing<Uint8Array>, { bytes, places }: Part): number[] {
  let end = textEnd(bytes, 0);
  const start = written.length();
  written.append(bytes, 0, end);
  const begun = written.length();
  while (end < bytes.length) {
    const from = end;
    const cursor = { at: textEnd(bytes, from) };
    const told = cursor.at;
    const alive = livingIn(readPapers(bytes, cursor), places);
    end = cursor.at;
    if (alive.length === 0) continue;
    written.append(bytes, from, told);
    writePapers(written, alive);
  }
  if (written.length() > begun) return [start];
  written.shorten(start);
  return [];
}

function livingIn(papers: readonly number[], places: Uint16Array): number[] {
  const alive: number[] = [];
  for (const paper of papers) {
    const place = places[paper] ?? NOWHERE;
    if (place !== NOWHERE) alive.push(place);
  }
  return alive;
}
