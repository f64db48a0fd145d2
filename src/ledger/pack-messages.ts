import { isPaperId, type PaperId } from "../paper/id.ts";
import type { Instant } from "../time/instant.ts";
import { codeOf, type PaperCode } from "./paper-code.ts";

/** The papers that one message showed. */
export interface SentPapers {
  readonly at: Instant;
  /** The moment of the end of its slot; left out where the message only may be there. */
  readonly endedAt?: Instant;
  readonly papers: readonly PaperId[];
}

/** Where a message lies in packed ones, and what is known without unpacking it. */
export interface PackedMessage {
  readonly start: number;
  readonly papers: number;
  readonly at: Instant;
}

/**
 * About 30 bytes for a message of eight papers: the length of the rest, how many papers, when, how
 * much later its slot ended; then the numbered ones in order, each as its distance from the one
 * before, and the others as text. Every number has seven bits a byte, the lowest first.
 */
export function packMessage({ at, endedAt, papers }: SentPapers): Uint8Array {
  const codes = papers.map(codeOf);
  const numbers = codes.filter((code) => typeof code === "number").sort((a, b) => a - b);
  const rest: number[] = [];
  push(rest, papers.length);
  push(rest, at);
  push(rest, endedAt === undefined ? 0 : 1 + zigzag(endedAt - at));
  push(rest, numbers.length);
  for (const [index, number] of numbers.entries()) push(rest, number - (numbers[index - 1] ?? 0));
  for (const code of codes) if (typeof code !== "number") pushText(rest, code);
  const length: number[] = [];
  push(length, rest.length);
  return Uint8Array.from([...length, ...rest]);
}

/** One after the other, as they were packed. @throws RangeError when they are damaged */
export function messagesIn(packed: Uint8Array): readonly PackedMessage[] {
  const messages: PackedMessage[] = [];
  const cursor = { at: 0 };
  while (cursor.at < packed.length) {
    const start = cursor.at;
    const end = next(packed, cursor) + cursor.at;
    messages.push({ start, papers: next(packed, cursor), at: next(packed, cursor) });
    cursor.at = end;
  }
  if (cursor.at > packed.length) throw tooShort();
  return messages;
}

/** Gives each paper of the message that starts there to `take`. */
export function takePapers(
  packed: Uint8Array,
  start: number,
  take: (code: PaperCode) => void,
): void {
  const cursor = { at: start };
  next(packed, cursor);
  const papers = next(packed, cursor);
  next(packed, cursor);
  next(packed, cursor);
  const numbered = next(packed, cursor);
  for (let index = 0, number = 0; index < numbered; index++) {
    number += next(packed, cursor);
    take(number);
  }
  for (let index = numbered; index < papers; index++) take(nextName(packed, cursor));
}

/** When the message that starts there was sent. */
export function timesOf(packed: Uint8Array, start: number): Omit<SentPapers, "papers"> {
  const cursor = { at: start };
  next(packed, cursor);
  next(packed, cursor);
  const at = next(packed, cursor);
  const later = next(packed, cursor);
  return later === 0 ? { at } : { at, endedAt: at + unzigzag(later - 1) };
}

function push(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}

function pushText(bytes: number[], text: string): void {
  const encoded = new TextEncoder().encode(text);
  push(bytes, encoded.length);
  for (const byte of encoded) bytes.push(byte);
}

/** A place in bytes, moved by what reads there. */
interface Cursor {
  at: number;
}

function next(bytes: Uint8Array, cursor: Cursor): number {
  let value = 0;
  for (let weight = 1; ; weight *= 128) {
    const byte = bytes[cursor.at++];
    if (byte === undefined) throw tooShort();
    if (byte < 128) return value + byte * weight;
    value += (byte - 128) * weight;
  }
}

function nextName(bytes: Uint8Array, cursor: Cursor): PaperId {
  const length = next(bytes, cursor);
  cursor.at += length;
  const text = new TextDecoder().decode(bytes.subarray(cursor.at - length, cursor.at));
  if (!isPaperId(text)) throw new RangeError("Packed papers hold what is no paper's id.");
  return text;
}

function tooShort(): RangeError {
  return new RangeError("Packed papers end too early.");
}

/** 0, -1, 1, -2 … as 0, 1, 2, 3 …: a clock may be set back between a post and the end of its slot. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
