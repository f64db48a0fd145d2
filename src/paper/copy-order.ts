import type { SourceCopy } from "./source-copy.ts";

/** Where what one source says of a paper stands beside what others say. */
export interface Standing {
  /** From the author: 0 for the archive that the author gave the paper to. Equals go by name. */
  readonly nearness: number;
  /** Its pages, code and projects go before all others'. */
  readonly keepsLinks?: true;
}

/** Of any source that was ever heard, also one that is no longer there. */
export type StandingOf = (source: string) => Standing | undefined;

export type CopyOrder = (a: SourceCopy, b: SourceCopy) => number;

export interface CopyOrders {
  /** Nearest to the author first, then newest; total, so that sorting forgets the order given. */
  readonly byRank: CopyOrder;
  /** Newest first, then nearest to the author. */
  readonly byAge: CopyOrder;
  /** The copies of whoever keeps links first, then by `order`. */
  readonly linksFirst: (order: CopyOrder) => CopyOrder;
}

export function createCopyOrders(standingOf: StandingOf): CopyOrders {
  const rank = ({ source }: SourceCopy) => standingOf(source)?.nearness ?? Number.MAX_SAFE_INTEGER;
  const keepsLinks = ({ source }: SourceCopy) => standingOf(source)?.keepsLinks === true;
  const byRank: CopyOrder = (a, b) =>
    rank(a) - rank(b) || compare(a.source, b.source) || b.at - a.at || byContent(a, b);
  return {
    byRank,
    byAge: (a, b) => b.at - a.at || byRank(a, b),
    linksFirst: (order) => (a, b) => Number(keepsLinks(b)) - Number(keepsLinks(a)) || order(a, b),
  };
}

/** Only for two copies of one source at one moment, where any fixed order will do. */
function byContent(a: SourceCopy, b: SourceCopy): number {
  return compare(JSON.stringify(a.paper), JSON.stringify(b.paper));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
