import { isPaperId } from "../paper/id.ts";
import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import type { SeenPaper, SeenPapers } from "./ledger.ts";

/** Longer than any paper stays new or trending. */
const REMEMBER_MS = 2 * 365 * DAY;
const REMEMBER_PAPERS = 20_000;

/** What a channel was sent, with `sent` added; what is older than two years or beyond 20,000 papers is forgotten. */
export function remember(seen: SeenPapers, sent: SeenPapers, now: Instant): SeenPapers {
  const all = Object.entries({ ...seen, ...sent });
  const kept = all.filter(([, { at }]) => at > now - REMEMBER_MS);
  if (kept.length > REMEMBER_PAPERS) kept.sort(([, one], [, other]) => other.at - one.at);
  return papersOf(kept.slice(0, REMEMBER_PAPERS));
}

function papersOf(entries: readonly [string, SeenPaper][]): SeenPapers {
  return Object.fromEntries(entries.filter(([id]) => isPaperId(id)));
}
