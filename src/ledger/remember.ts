import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { messagesIn, packMessage, type SentPapers } from "./pack-messages.ts";
import { type SeenChunk, sealedChunk, seenChunk } from "./seen-chunk.ts";
import { type SeenPapers, seenInChunks } from "./seen-papers.ts";

/** Longer than any paper stays new or trending. */
const REMEMBER_MS = 2 * 365 * DAY;
const REMEMBER_PAPERS = 20_000;

/**
 * What a channel was sent, with `sent` added. Whole messages are forgotten, the first ones first:
 * those of more than two years ago, and those beyond 20,000 papers.
 */
export function remember(seen: SeenPapers, sent: readonly SentPapers[], now: Instant): SeenPapers {
  const added = sent.filter(({ papers }) => papers.length > 0);
  if (added.length === 0) return seen;
  return seenInChunks(withoutOld(withMessages(seen.chunks, added.map(packMessage)), now));
}

function withMessages(chunks: readonly SeenChunk[], messages: readonly Uint8Array[]): SeenChunk[] {
  const sealed = chunks.filter(({ summary }) => summary);
  const open = chunks.filter(({ summary }) => !summary).map((chunk) => chunk.packed());
  const packed = Buffer.concat([...open, ...messages]);
  return [...sealed, seenChunk(() => packed)];
}

/** Reads none of which nothing is forgotten, but the open one. */
function withoutOld(chunks: readonly SeenChunk[], now: Instant): readonly SeenChunk[] {
  const extents = chunks.map(extentOf);
  let papers = extents.reduce((sum, extent) => sum + extent.papers, 0);
  for (const [index, chunk] of chunks.entries()) {
    const extent = extents[index];
    if (!extent || isKept(extent.since, papers, now)) return chunks.slice(index);
    const packed = chunk.packed();
    const start = firstKept(packed, papers, now);
    if (start < packed.length) return [cut(chunk, start), ...chunks.slice(index + 1)];
    papers -= extent.papers;
  }
  return [];
}

function extentOf({ summary, packed }: SeenChunk): { papers: number; since: Instant } {
  if (summary) return summary;
  const messages = messagesIn(packed());
  const papers = messages.reduce((sum, message) => sum + message.papers, 0);
  return { papers, since: messages[0]?.at ?? Number.POSITIVE_INFINITY };
}

/** The place of the first message that is not forgotten, of `papers` from there on in all chunks. */
function firstKept(packed: Uint8Array, papers: number, now: Instant): number {
  let left = papers;
  for (const message of messagesIn(packed)) {
    if (isKept(message.at, left, now)) return message.start;
    left -= message.papers;
  }
  return packed.length;
}

function isKept(at: Instant, papers: number, now: Instant): boolean {
  return at > now - REMEMBER_MS && papers <= REMEMBER_PAPERS;
}

function cut({ summary, packed }: SeenChunk, start: number): SeenChunk {
  const rest = packed().subarray(start);
  return summary ? sealedChunk(summary.number, rest) : seenChunk(() => rest);
}
