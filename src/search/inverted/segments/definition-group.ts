import { byteAt } from "../number-at.ts";
import type { Growing } from "../postings/growing.ts";
import { type Cursor, readStep, writeStep } from "../postings/steps.ts";
import { encodeTerm } from "./dictionary.ts";

/** All that a segment's papers tell about one thing. */
interface Group {
  readonly about: string;
  readonly told: readonly { readonly says: string; readonly papers: readonly number[] }[];
}

/** Writes what it is about, then texts that are said, each with how many papers say it, and their numbers of two bytes. */
export function writeGroup(
  bytes: Growing<Uint8Array>,
  about: string,
  told: ReadonlyMap<string, readonly number[]>,
): void {
  writeText(bytes, about);
  for (const [says, papers] of told) {
    writeText(bytes, says);
    writePapers(bytes, papers);
  }
}

export function readGroup(bytes: Uint8Array): Group {
  const cursor = { at: 0 };
  const about = readText(bytes, cursor);
  const told: { says: string; papers: number[] }[] = [];
  while (cursor.at < bytes.length)
    told.push({ says: readText(bytes, cursor), papers: readPapers(bytes, cursor) });
  return { about, told };
}

function writeText(bytes: Growing<Uint8Array>, text: string): void {
  const encoded = encodeTerm(text);
  writeStep(bytes, encoded.length);
  bytes.append(encoded, 0, encoded.length);
}

function readText(bytes: Uint8Array, cursor: Cursor): string {
  const length = readStep(bytes, cursor);
  cursor.at += length;
  return Buffer.from(bytes.buffer, bytes.byteOffset + cursor.at - length, length).toString();
}

/** Where a text ends that begins at a place. */
export function textEnd(bytes: Uint8Array, from: number): number {
  const cursor = { at: from };
  const length = readStep(bytes, cursor);
  return cursor.at + length;
}

export function writePapers(bytes: Growing<Uint8Array>, papers: readonly number[]): void {
  writeStep(bytes, papers.length);
  for (const paper of papers) {
    bytes.push(paper & 255);
    bytes.push(paper >>> 8);
  }
}

export function readPapers(bytes: Uint8Array, cursor: Cursor): number[] {
  const papers: number[] = [];
  for (let left = readStep(bytes, cursor); left > 0; left--) {
    papers.push(byteAt(bytes, cursor.at) | (byteAt(bytes, cursor.at + 1) << 8));
    cursor.at += 2;
  }
  return papers;
}
