import { createNumberMap, type NumberMap } from "../collections/number-map.ts";
import type { PaperId } from "../paper/id.ts";
import { type ChunkSummary, mayHold, summaryOf } from "./chunk-summary.ts";
import { messagesIn, takePapers } from "./pack-messages.ts";
import type { PaperCode } from "./paper-code.ts";

/** Consecutive messages of a channel; unpacked when the first paper that it may hold is asked about. */
export interface SeenChunk {
  /** Of a sealed one, to which nothing is added any more. */
  readonly summary: ChunkSummary | undefined;
  /** Where it is kept as it is, if it was read from there. */
  readonly home: unknown;
  /** Its messages, one after the other. */
  packed(): Uint8Array;
  /** Where the last message with this paper starts. */
  startOf(code: PaperCode): number | undefined;
}

/** `read` is asked once, when it must be known what the chunk holds. */
export function seenChunk(
  read: () => Uint8Array,
  summary?: ChunkSummary,
  home?: unknown,
): SeenChunk {
  let bytes: Uint8Array | undefined;
  let starts: Starts | undefined;

  function packed(): Uint8Array {
    bytes ??= read();
    return bytes;
  }

  return {
    summary,
    home,
    packed,
    startOf(code) {
      if (summary && !mayHold(summary, code)) return undefined;
      starts ??= unpack(packed());
      return typeof code === "number" ? starts.numbered.get(code) : starts.named.get(code);
    },
  };
}

/**
 * Bytes of a chunk that is sealed: a digest rewrites half of that on average, and one fits beside its key
 * into a quarter of a page of the database, which is the most that is kept without a page of its own.
 */
const SEALED_BYTES = 1_800;

/** The same messages, with the last chunk split so that what may still grow is small. */
export function sealed(chunks: readonly SeenChunk[]): readonly SeenChunk[] {
  const open = chunks.at(-1);
  if (!open || open.summary || open.packed().length <= SEALED_BYTES) return chunks;
  const split = chunks.slice(0, -1);
  const packed = open.packed();
  let from = 0;
  for (const { start } of messagesIn(packed)) {
    if (start - from < SEALED_BYTES) continue;
    const number = (split.at(-1)?.summary?.number ?? 0) + 1;
    split.push(sealedChunk(number, packed.subarray(from, start)));
    from = start;
  }
  const rest = packed.subarray(from);
  return [...split, seenChunk(() => rest)];
}

export function sealedChunk(number: number, packed: Uint8Array): SeenChunk {
  return seenChunk(() => packed, summaryOf(number, packed));
}

/** Where the message of each paper starts; of a paper that came again, the last. */
interface Starts {
  readonly numbered: NumberMap;
  readonly named: ReadonlyMap<PaperId, number>;
}

function unpack(packed: Uint8Array): Starts {
  const messages = messagesIn(packed);
  const numbered = createNumberMap(messages.reduce((sum, { papers }) => sum + papers, 0));
  const named = new Map<PaperId, number>();
  let at = 0;
  const take = (code: PaperCode) => {
    if (typeof code === "number") numbered.set(code, at);
    else named.set(code, at);
  };
  for (const { start } of messages) {
    at = start;
    takePapers(packed, start, take);
  }
  return { numbered, named };
}
