import type { Instant } from "../time/instant.ts";
import { messagesIn, takePapers } from "./pack-messages.ts";
import type { PaperCode } from "./paper-code.ts";
import { nextVarint, pushVarint } from "./varint.ts";

/** What is known of a sealed chunk of packed messages without reading it. */
export interface ChunkSummary {
  /** Of a channel's chunks a later one has a higher number. */
  readonly number: number;
  readonly papers: number;
  /** When the first of its messages was sent. */
  readonly since: Instant;
  /** How many of its papers are not numbered. */
  readonly named: number;
  /** The lowest and the highest number of the others; 0 where there are none. */
  readonly lowest: number;
  readonly highest: number;
}

export function summaryOf(number: number, packed: Uint8Array): ChunkSummary {
  const messages = messagesIn(packed);
  let [named, lowest, highest] = [0, Number.POSITIVE_INFINITY, 0];
  const take = (code: PaperCode) => {
    if (typeof code !== "number") named += 1;
    else {
      lowest = Math.min(lowest, code);
      highest = Math.max(highest, code);
    }
  };
  for (const { start } of messages) takePapers(packed, start, take);
  const papers = messages.reduce((sum, message) => sum + message.papers, 0);
  const since = messages[0]?.at ?? 0;
  return { number, papers, since, named, lowest: Math.min(lowest, highest), highest };
}

/** False only where it does not. Papers are numbered in the order they come, so of a new one all older chunks say so. */
export function mayHold({ named, lowest, highest }: ChunkSummary, code: PaperCode): boolean {
  return typeof code === "number" ? lowest <= code && code <= highest : named > 0;
}

/** About 20 bytes each, one after the other. */
export function packSummaries(summaries: readonly ChunkSummary[]): Uint8Array {
  const bytes: number[] = [];
  for (const { number, papers, since, named, lowest, highest } of summaries)
    for (const value of [number, papers, since, named, lowest, highest - lowest])
      pushVarint(bytes, value);
  return Uint8Array.from(bytes);
}

/** @throws RangeError when they are damaged */
export function summariesIn(bytes: Uint8Array): readonly ChunkSummary[] {
  const summaries: ChunkSummary[] = [];
  const cursor = { at: 0 };
  const next = () => nextVarint(bytes, cursor);
  while (cursor.at < bytes.length) {
    const [number, papers, since, named, lowest] = [next(), next(), next(), next(), next()];
    summaries.push({ number, papers, since, named, lowest, highest: lowest + next() });
  }
  return summaries;
}
