import { type Definition, longKey } from "../../../query/words/definitions.ts";
import { wordAt } from "../number-at.ts";
import { readGroup } from "./definition-group.ts";
import { encodeTerm } from "./dictionary.ts";
import { firstHash, hashOf } from "./hashes.ts";
import type { Room, Segment } from "./segment.ts";

/**
 * What a paper explains, for whoever asks about a short form, "llm", or about what one stands for,
 * "=largelanguagemodel": "LLM=large language models" of the one, "llm" of the other.
 */
export interface Told {
  readonly about: string;
  readonly says: string;
}

export function aboutLong(key: string): string {
  return `=${key}`;
}

export function toldBy({ token, short, long }: Definition): Told[] {
  return [
    { about: token, says: `${short}=${long}` },
    { about: aboutLong(longKey(long.split(" "))), says: token },
  ];
}

/** What papers of a segment say about something, and how many, those that were removed since among them. */
export type Counted = readonly (readonly [says: string, papers: number])[];

export function toldAbout({ sections, cold }: Segment, about: string): Counted {
  const { definitionHashes: hashes, definitionStarts: starts } = sections;
  const wanted = hashOf(encodeTerm(about));
  for (let at = firstHash(hashes, wanted); hashes[at] === wanted; at++) {
    const bytes = cold.read("definitions", wordAt(starts, at), wordAt(starts, at + 1), room);
    const group = readGroup(bytes);
    if (group.about === about) return group.told.map(({ says, papers }) => [says, papers.length]);
  }
  return NOTHING;
}

const NOTHING: Counted = [];
const room: Room = { bytes: new Uint8Array(256) };
