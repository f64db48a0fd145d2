import { isPaperId, type PaperId } from "../paper/id.ts";
import type { Instant } from "../time/instant.ts";
import { codeOf, type PaperCode } from "./paper-code.ts";
import { type ByteCursor, nextVarint, pushVarint, tooShort } from "./varint.ts";

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
 * before, and the others as text. Every number is a varint.
 */
export function packMessage({ at, endedAt, papers }: SentPapers): Uint8Array {
  const codes = papers.map(codeOf);
  const numbers = codes.filter((code) => typeof code === "number").sort((a, b) => a - b);
  const rest: number[] = [];
  pushVarint(rest, papers.length);
  pushVarint(rest, at);
  pushVarint(rest, endedAt === undefined ? 0 : 1 + zigzag(endedAt - at));
  pushVarint(rest, numbers.length);
  for (const [index, number] of numbers.entries())
    pushVarint(rest, number - (numbers[index - 1] ?? 0));
  for (const code of codes) if (typeof code !== "number") pushText(rest, code);
  const length: number[] = [];
  pushVarint(length, rest.length);
  return Uint8Array.from([...length, ...rest]);
}

/** One after the other, as they were packed. @throws RangeError when they are damaged */
export function messagesIn(packed: Uint8Array): readonly PackedMessage[] {
  const messages: PackedMessage[] = [];
  const cursor = { at: 0 };
  while (cursor.at < packed.length) {
    const start = cursor.at;
    const end = nextVarint(packed, cursor) + cursor.at;
    messages.push({ start, papers: nextVarint(packed, cursor), at: nextVarint(packed, cursor) });
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
  nextVarint(packed, cursor);
  const papers = nextVarint(packed, cursor);
  nextVarint(packed, cursor);
  nextVarint(packed, cursor);
  const numbered = nextVarint(packed, cursor);
  for (let index = 0, number = 0; index < numbered; index++) {
    number += nextVarint(packed, cursor);
    take(number);
  }
  for (let index = numbered; index < papers; index++) take(nextName(packed, cursor));
}

/** When the message that starts there was sent. */
export function timesOf(packed: Uint8Array, start: number): Omit<SentPapers, "papers"> {
  const cursor = { at: start };
  nextVarint(packed, cursor);
  nextVarint(packed, cursor);
  const at = nextVarint(packed, cursor);
  const later = nextVarint(packed, cursor);
  return later === 0 ? { at } : { at, endedAt: at + unzigzag(later - 1) };
}

function pushText(bytes: number[], text: string): void {
  const encoded = new TextEncoder().encode(text);
  pushVarint(bytes, encoded.length);
  for (const byte of encoded) bytes.push(byte);
}

function nextName(bytes: Uint8Array, cursor: ByteCursor): PaperId {
  const length = nextVarint(bytes, cursor);
  cursor.at += length;
  const text = new TextDecoder().decode(bytes.subarray(cursor.at - length, cursor.at));
  if (!isPaperId(text)) throw new RangeError("Packed papers hold what is no paper's id.");
  return text;
}

/** 0, -1, 1, -2 … as 0, 1, 2, 3 …: a clock may be set back between a post and the end of its slot. */
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
