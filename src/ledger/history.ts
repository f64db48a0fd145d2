import type { ChannelLedger } from "./ledger.ts";
import type { SeenPaper } from "./seen-papers.ts";

/** A ledger as plain data, for whoever wants to see all that is stored. */
export interface ChannelHistory extends Omit<ChannelLedger, "seen"> {
  readonly seen: Readonly<Record<string, SeenPaper>>;
}

export function historyOf(ledger: ChannelLedger): ChannelHistory {
  return { ...ledger, seen: Object.fromEntries(ledger.seen.entries()) };
}
