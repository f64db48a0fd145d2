import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { messagesIn, packMessage, type SentPapers } from "./pack-messages.ts";
import { type SeenPapers, seenPapers } from "./seen-papers.ts";

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
  const packed = Buffer.concat([seen.packed, ...added.map(packMessage)]);
  return seenPapers(packed.subarray(firstKept(packed, now)));
}

/** The place of the first message that is not forgotten. */
function firstKept(packed: Uint8Array, now: Instant): number {
  const messages = messagesIn(packed);
  let papers = messages.reduce((sum, message) => sum + message.papers, 0);
  for (const message of messages) {
    if (message.at > now - REMEMBER_MS && papers <= REMEMBER_PAPERS) return message.start;
    papers -= message.papers;
  }
  return packed.length;
}
