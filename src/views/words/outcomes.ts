import type { Outcome } from "../../ledger/ledger.ts";
import type { NewsKind } from "../../paper/news.ts";

/** A whole sentence that begins in lower case, after the time it was due. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case "delivered":
      return outcome.late ? "posted late, after an interruption." : "posted.";
    case "skipped":
      return `nothing was posted: ${outcome.rule}.`;
    case "coalesced":
      return `answered by the digest of ${outcome.into}.`;
    case "missed":
      return `missed: ${outcome.reason}`;
    case "dead":
      return `could not be posted: ${outcome.reason}`;
  }
}

/** The rules by which a slot ends without a digest, as its record keeps them. */
export const SKIPPED = {
  channelRemoved: "the channel was removed",
  channelArchived: "the channel is archived",
  botRemoved: "the bot was removed",
  paused: "paused",
  noTopics: "no subscriptions",
  nothingNew: "nothing new",
  disconnected: "its platform is not connected",
  rescheduled: "the schedule was changed while an earlier digest was under way",
} as const;

/** Why a digest was not posted, or not now, as its record keeps it. */
export const NOT_POSTED = {
  windowPassed: "Its catch-up window had passed.",
  windowEnded: "Its catch-up window ended before it could be posted.",
  textLost: "Its text was no longer kept.",
  uncertain: "The platform may have accepted it and cannot be asked, so it is not posted again.",
  notFound: "It was not found on the platform.",
  noAnswer: "The platform did not answer in time.",
  stopped: "The bot was stopped before the platform answered.",
  sample: "No source could be reached so far, and sample papers are shown here but not posted.",
  restored: "A backup was restored while it was under way.",
} as const;

export function rejectedWords(reason: string): string {
  return `The platform rejected it: ${reason}`;
}

const NEWS: Record<NewsKind, string> = {
  code: "Its code was released.",
  withdrawn: "It was withdrawn.",
};

/** Whole sentences. */
export function newsWords(kinds: readonly NewsKind[]): string {
  return kinds.map((kind) => NEWS[kind]).join(" ");
}
