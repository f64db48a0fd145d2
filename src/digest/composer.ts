import type { Channel } from "../channels/channel.ts";
import { recentMemo } from "../collections/recent-memo.ts";
import type { SourceReport } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import { present } from "./compose.ts";
import type { Digest } from "./digest.ts";
import { keyOf } from "./digest-key.ts";
import type { Memory } from "./rules/memory.ts";
import { createSections, type SectionOf } from "./section.ts";
import { select } from "./select.ts";
import { type Candidates, type CandidatesDeps, createCandidates } from "./snapshot/candidates.ts";

export interface ComposerDeps extends CandidatesDeps {
  /** What each source last said about itself. */
  readonly sources: () => readonly SourceReport[];
}

/** Composes digests; those that say the same are one object, which then is rendered once. */
export interface Composer {
  /** Reads what the next digests choose from, if anything changed: beside other work, which composing holds up. */
  prepare(): Promise<void>;
  compose(channel: Pick<Channel, "subscriptions">, memory: Memory, asOf: Instant): Digest;
  /** What the digests of this moment choose from. */
  candidates(asOf: Instant): Candidates;
}

/** So many different digests are kept for channels that get the same. */
const REMEMBERED = 1_000;

/** What was said from some candidates while the sources said the same. */
interface Said {
  readonly candidates: Candidates;
  readonly sources: readonly SourceReport[];
  readonly digest: (key: string, make: () => Digest) => Digest;
  readonly sectionOf: SectionOf;
}

export function createComposer(deps: ComposerDeps): Composer {
  const candidatesAt = createCandidates(deps);
  let last: Said | undefined;

  function saidAt(asOf: Instant): Said {
    const [candidates, sources] = [candidatesAt(asOf), deps.sources()];
    if (last?.candidates === candidates && saySame(last.sources, sources)) return last;
    last = { candidates, sources, digest: recentMemo(REMEMBERED), sectionOf: createSections() };
    return last;
  }

  let prepared: number | undefined;

  return {
    async prepare() {
      const version = deps.matches.version();
      if (version === prepared) return;
      prepared = version;
      await deps.reader?.ahead(deps.matches.papers());
    },
    candidates: candidatesAt,
    compose(channel, memory, asOf) {
      const said = saidAt(asOf);
      const selection = select({ channel, memory, asOf, candidates: said.candidates });
      return said.digest(keyOf(selection), () => present(selection, said));
    },
  };
}

function saySame(some: readonly SourceReport[], others: readonly SourceReport[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ verdict }, at) => verdict === others[at]?.verdict)
  );
}
