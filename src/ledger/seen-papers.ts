import type { PaperId } from "../paper/id.ts";
import type { Instant } from "../time/instant.ts";
import { messagesIn, takePapers, timesOf } from "./pack-messages.ts";
import { codeOf, type PaperCode, paperOf } from "./paper-code.ts";
import { type SeenChunk, seenChunk } from "./seen-chunk.ts";

/** The papers a channel was sent, asked by id or its code. */
export interface SeenPapers {
  has(id: PaperId): boolean;
  hasCode(code: PaperCode): boolean;
  get(id: PaperId): SeenPaper | undefined;
  /** All of them, for whoever wants to see what is stored. */
  entries(): Iterable<readonly [PaperId, SeenPaper]>;
  /** As they are kept, the oldest first; all but the last are sealed. */
  readonly chunks: readonly SeenChunk[];
}

export interface SeenPaper {
  /** When its message was posted. */
  readonly at: Instant;
  /** The moment of the end of the slot it was posted for; left out where it only may have been posted. */
  readonly endedAt?: Instant;
}

/** `packed` holds messages, each as {@link packMessage} packs it, one after the other. */
export function seenPapers(packed: Uint8Array): SeenPapers {
  return seenInChunks([seenChunk(() => packed)]);
}

export function seenInChunks(chunks: readonly SeenChunk[]): SeenPapers {
  const hasCode = (code: PaperCode) => timesIn(chunks, code) !== undefined;
  return {
    chunks,
    has: (id) => hasCode(codeOf(id)),
    hasCode,
    get: (id) => timesIn(chunks, codeOf(id))?.(),
    entries: () => entriesOf(chunks),
  };
}

/** All messages of them, one after the other. */
export function packedIn({ chunks }: SeenPapers): Uint8Array {
  const [only, ...more] = chunks;
  if (only && more.length === 0) return only.packed();
  return Buffer.concat(chunks.map((chunk) => chunk.packed()));
}

/** The times of the last message with this paper, once they are asked for. */
function timesIn(chunks: readonly SeenChunk[], code: PaperCode): (() => SeenPaper) | undefined {
  for (let index = chunks.length - 1; index >= 0; index--) {
    const chunk = chunks[index];
    const start = chunk?.startOf(code);
    if (chunk && start !== undefined) return () => timesOf(chunk.packed(), start);
  }
  return undefined;
}

function entriesOf(chunks: readonly SeenChunk[]): Iterable<[PaperId, SeenPaper]> {
  const entries = new Map<PaperId, SeenPaper>();
  for (const packed of chunks.map((chunk) => chunk.packed()))
    for (const { start } of messagesIn(packed)) {
      const seen = timesOf(packed, start);
      takePapers(packed, start, (code) => entries.set(paperOf(code), seen));
    }
  return entries;
}
