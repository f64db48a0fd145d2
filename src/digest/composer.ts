import type { Channel, Subscription } from "../channels/channel.ts";
import { meaningOf } from "../channels/topic.ts";
import type { Instant } from "../paper/paper.ts";
import type { SourceReport } from "../sources/source.ts";
import { type Candidates, type CandidatesDeps, createCandidates } from "./candidates.ts";
import { present } from "./compose.ts";
import type { Digest } from "./digest.ts";
import type { Memory } from "./judge.ts";
import { type Selection, select } from "./select.ts";

export interface ComposerDeps extends CandidatesDeps {
  /** What each source last said about itself. */
  readonly sources: () => readonly SourceReport[];
}

/** Composes digests; those that say the same are one object, which then is rendered once. */
export interface Composer {
  compose(channel: Pick<Channel, "subscriptions">, memory: Memory, asOf: Instant): Digest;
  /** What the digests of this moment choose from. */
  candidates(asOf: Instant): Candidates;
}

/** So many different digests are kept for channels that get the same. */
const REMEMBERED = 1_000;

export function createComposer(deps: ComposerDeps): Composer {
  const candidatesAt = createCandidates(deps);
  let kept = new Map<string, Digest>();
  let keptFor: { candidates?: Candidates; sources: readonly SourceReport[] } = { sources: [] };

  function forget(candidates: Candidates, sources: readonly SourceReport[]): void {
    if (keptFor.candidates === candidates && saySame(keptFor.sources, sources)) return;
    kept = new Map();
    keptFor = { candidates, sources };
  }

  return {
    candidates: candidatesAt,
    compose(channel, memory, asOf) {
      const [candidates, sources] = [candidatesAt(asOf), deps.sources()];
      forget(candidates, sources);
      const selection = select({ channel, memory, asOf, candidates });
      const key = keyOf(channel.subscriptions, selection);
      const known = kept.get(key);
      if (known) return known;
      const digest = present(selection, { candidates, sources });
      const [oldest] = kept.keys();
      if (oldest !== undefined && kept.size >= REMEMBERED) kept.delete(oldest);
      kept.set(key, digest);
      return digest;
    },
  };
}

function saySame(some: readonly SourceReport[], others: readonly SourceReport[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ verdict }, at) => verdict === others[at]?.verdict)
  );
}

/** Equal for selections that are said in the same words. */
function keyOf(subscriptions: readonly Subscription[], selection: Selection): string {
  const { window, picks, notShown } = selection;
  let key = `${window} ${notShown.overLimit} ${notShown.belowThreshold} ${notShown.postedBefore} ${subscriptions.length}`;
  for (const { subscription, shown, found } of picks) {
    key += `\n${nameOf(subscription)} ${found}`;
    for (const { ranked } of shown) key += ` ${ranked.paper.id}`;
  }
  return key;
}

/** A section names its topic as typed and its threshold. */
function nameOf({ topic, minVotes }: Subscription): string {
  const text = topic.kind === "query" ? topic.text : meaningOf(topic).key;
  // With its length, so that no text can be taken for another with something behind it.
  return `${minVotes ?? ""}:${text.length}:${text}`;
}
