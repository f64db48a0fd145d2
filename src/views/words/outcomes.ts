import type { Outcome } from "../../ledger/ledger.ts";

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
