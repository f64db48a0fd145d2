import { createNumberMap, type NumberMap } from "../collections/number-map.ts";
import type { PaperId } from "../paper/id.ts";
import type { Instant } from "../time/instant.ts";
import { messagesIn, takePapers, timesOf } from "./pack-messages.ts";
import { codeOf, type PaperCode, paperOf } from "./paper-code.ts";

/** The papers a channel was sent, asked by id or its code; they are unpacked when the first is asked about. */
export interface SeenPapers {
  has(id: PaperId): boolean;
  hasCode(code: PaperCode): boolean;
  get(id: PaperId): SeenPaper | undefined;
  /** All of them, for whoever wants to see what is stored. */
  entries(): Iterable<readonly [PaperId, SeenPaper]>;
  /** As they are kept: {@link packMessage}, one message after the other. */
  readonly packed: Uint8Array;
}

export interface SeenPaper {
  /** When its message was posted. */
  readonly at: Instant;
  /** The moment of the end of the slot it was posted for; left out where it only may have been posted. */
  readonly endedAt?: Instant;
}

export function seenPapers(packed: Uint8Array): SeenPapers {
  let starts: Starts | undefined;

  function startOf(code: PaperCode): number | undefined {
    if (packed.length === 0) return undefined;
    starts ??= unpack(packed);
    return typeof code === "number" ? starts.numbered.get(code) : starts.named.get(code);
  }

  return {
    packed,
    has: (id) => startOf(codeOf(id)) !== undefined,
    hasCode: (code) => startOf(code) !== undefined,
    get(id) {
      const start = startOf(codeOf(id));
      return start === undefined ? undefined : timesOf(packed, start);
    },
    entries: () => entriesOf(packed),
  };
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

function entriesOf(packed: Uint8Array): Iterable<[PaperId, SeenPaper]> {
  const entries = new Map<PaperId, SeenPaper>();
  for (const { start } of messagesIn(packed)) {
    const seen = timesOf(packed, start);
    takePapers(packed, start, (code) => entries.set(paperOf(code), seen));
  }
  return entries;
}
