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
    writeStep(bytes, papers.length);
    for (const paper of papers) {
      bytes.push(paper & 255);
      bytes.push(paper >>> 8);
    }
  }
}

export function readGroup(bytes: Uint8Array): Group {
  const cursor = { at: 0 };
  const about = readText(bytes, cursor);
  const told: { says: string; papers: number[] }[] = [];
  while (cursor.at < bytes.length) {
    const says = readText(bytes, cursor);
    const papers = Array.from({ length: readStep(bytes, cursor) }, () => {
      const low = byteAt(bytes, cursor.at++);
      return low | (byteAt(bytes, cursor.at++) << 8);
    });
    told.push({ says, papers });
  }
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
