import type { Subscription } from "../channels/channel.ts";
import type { PaperId } from "../paper/id.ts";
import type { Candidate } from "./candidates.ts";
import { hasVotes, isNew, type Newness } from "./judge.ts";

/** What is new on a topic, before a channel's own memory is asked. */
export interface Shortlist {
  /** With the votes it takes, best first. */
  readonly ready: readonly Candidate[];
  /** Their papers, in a list of their own: most are only compared with what was posted. */
  readonly readyIds: readonly PaperId[];
  /** Their numbers, side by side in memory: most candidates themselves are never looked at. */
  readonly readyNumbers: Int32Array;
  /** The numbers of those that lack votes. */
  readonly belowThreshold: ReadonlySet<number>;
}

/** Many channels ask the same of the same list; what they get lives as long as the list. */
const shortlists = new WeakMap<readonly Candidate[], Map<number, Shortlist>>();

export function shortlist(
  candidates: readonly Candidate[],
  subscription: Subscription,
  newness: Newness,
): Shortlist {
  const known = shortlists.get(candidates) ?? new Map<number, Shortlist>();
  shortlists.set(candidates, known);
  const key = keyOf(newness, subscription);
  const made = known.get(key) ?? makeShortlist(candidates, subscription, newness);
  known.set(key, made);
  return made;
}

/** Only what waits for votes has a threshold, so that one number says it all; texts take longer [trial]. */
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
  const below = fresh.filter(({ ranked }) => !hasVotes(ranked.paper, subscription));
  return {
    ready,
    readyIds: asPropertyNames(ready.map(idOf)),
    readyNumbers: Int32Array.from(ready, ({ number }) => number),
    belowThreshold: new Set(below.map(({ number }) => number)),
  };
}

function idOf({ ranked }: Candidate): PaperId {
  return ranked.paper.id;
}

/**
 * The same texts as the engine keeps names of properties. Every one of them is looked up in the
 * ledger of every channel, which takes longer with any other string [trial].
 */
function asPropertyNames(ids: readonly PaperId[]): PaperId[] {
  const names = Object.keys(Object.fromEntries(ids.map((id) => [id, true])));
  return names.filter((name): name is PaperId => name.startsWith("arxiv:"));
}
