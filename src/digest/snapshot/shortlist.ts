import type { Subscription } from "../../channels/channel.ts";
import type { Candidate } from "../rules/candidate.ts";
import { hasVotes } from "../rules/memory.ts";
import { isNew, type Newness } from "../rules/newness.ts";

/** What is new on a topic, before a channel's own memory is asked. */
export interface Shortlist {
  /** The numbers of those with the votes it takes, best first. */
  readonly ready: readonly number[];
  /** How many lack votes. */
  readonly below: number;
}

export type Shortlists = (subscription: Subscription, newness: Newness) => Shortlist;

/** Many channels ask the same of the same list, best first: each shortlist is made once. */
export function createShortlists(candidates: readonly Candidate[]): Shortlists {
  const made = new Map<number, Shortlist>();
  return (subscription, newness) => {
    const key = keyOf(newness, subscription);
    const known = made.get(key);
    if (known) return known;
    const shortlist = makeShortlist(candidates, subscription, newness);
    made.set(key, shortlist);
    return shortlist;
  };
}

/** Only what waits for votes has a threshold, so that one number says it all; texts take longer [trial map-keys]. */
function keyOf({ by, start }: Newness, { minVotes = 0 }: Subscription): number {
  if (by === "always") return -1 - minVotes;
  return by === "matched" ? start : start + 0.5;
}

function makeShortlist(
  candidates: readonly Candidate[],
  subscription: Subscription,
  newness: Newness,
): Shortlist {
  const fresh = candidates.filter((each) => isNew(each, newness));
  const ready = fresh.filter(({ ranked }) => hasVotes(ranked.paper, subscription));
  return { ready: ready.map(({ number }) => number), below: fresh.length - ready.length };
}
