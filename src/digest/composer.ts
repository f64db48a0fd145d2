import type { Channel } from "../channels/channel.ts";
import type { SourceReport } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import { present } from "./compose.ts";
import type { Digest } from "./digest.ts";
import { keyOf } from "./digest-key.ts";
import type { Memory } from "./rules/memory.ts";
import { select } from "./select.ts";
import { type Candidates, type CandidatesDeps, createCandidates } from "./snapshot/candidates.ts";

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
  let [kept, older] = [new Map<string, Digest>(), new Map<string, Digest>()];
  let keptFor: { candidates?: Candidates; sources: readonly SourceReport[] } = { sources: [] };

  function forget(candidates: Candidates, sources: readonly SourceReport[]): void {
    if (keptFor.candidates === candidates && saySame(keptFor.sources, sources)) return;
    [kept, older] = [new Map(), new Map()];
    keptFor = { candidates, sources };
  }

  /** The older half goes at once: to take them out one by one costs more than to compose some again. */
  function keep(key: string, digest: Digest): Digest {
    if (kept.size >= REMEMBERED / 2) [kept, older] = [new Map(), kept];
    kept.set(key, digest);
    return digest;
  }

  return {
    candidates: candidatesAt,
    compose(channel, memory, asOf) {
      const [candidates, sources] = [candidatesAt(asOf), deps.sources()];
      forget(candidates, sources);
      const selection = select({ channel, memory, asOf, candidates });
      const key = keyOf(selection);
      const known = kept.get(key);
      if (known) return known;
      return keep(key, older.get(key) ?? present(selection, { candidates, sources }));
    },
  };
}

function saySame(some: readonly SourceReport[], others: readonly SourceReport[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ verdict }, at) => verdict === others[at]?.verdict)
  );
}
