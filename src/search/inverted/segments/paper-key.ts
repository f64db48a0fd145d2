import { hash } from "node:crypto";
import type { PaperId } from "../../../paper/id.ts";
import { packPaperId, unpackPaperId } from "../../../paper/packed-id.ts";
import type { Paper } from "../../../paper/paper.ts";
import { hashOf } from "./hashes.ts";

/** An id without what most have in common. */
export function idBytes(id: PaperId): Uint8Array {
  return Buffer.from(packPaperId(id));
}

export function idOf(bytes: Uint8Array): PaperId {
  return unpackPaperId(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
}

/** What a paper is looked up by, in every segment alike. */
export interface PaperKey {
  readonly id: Uint8Array;
  readonly hash: number;
}

export function paperKey(paper: PaperId): PaperKey {
  const id = idBytes(paper);
  return { id, hash: hashOf(id) };
}

/** 64 bits, in two words, of everything that the terms of a paper are made from. */
export function textHash(paper: Paper): readonly [number, number] {
  const { title, abstract, keywords, authors, categories, publishedAt } = paper;
  const text = JSON.stringify([title, abstract, keywords, authors, categories, publishedAt]);
  const digest = hash("sha1", text, "buffer");
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}

/** Newest first, then by id: the order of a segment's papers, and of equally relevant ones. */
export function byAge(one: Paper, other: Paper): number {
  return other.publishedAt - one.publishedAt || (one.id < other.id ? -1 : 1);
}
