import { defined } from "../src/collections/defined.ts";
/** One row of the benchmarks' report. */
export interface BenchResult {
  readonly name: string;
  /** Of both numbers; empty for a count. */
  readonly unit: string;
  readonly ours: number;
  /** The same measure of the program compared with, in the same run. */
  readonly peer?: number;
  readonly peerName?: string;
  /** Ours divided by the peer's: below 1 is better where less is better. */
  readonly ratio?: number;
}

/** Our own number. */
export function row(name: string, ours: number, unit: string): BenchResult {
  return { name, unit, ours };
}

/** Ours beside a peer's. */
export function besidePeer(
  { name, ours, unit }: BenchResult,
  peerName: string,
  peer: number,
): BenchResult {
  return {
    name,
    unit,
    ours,
    peer,
    peerName,
    ...defined({ ratio: peer > 0 ? ours / peer : undefined }),
  };
}

/** Each of ours beside the build before's row of the same name; as they are when it was not measured. */
export function besideRows(
  ours: readonly BenchResult[],
  before: readonly BenchResult[] | undefined,
): BenchResult[] {
  return ours.map((each) => {
    const peer = before?.find(({ name }) => name === each.name);
    return peer ? besidePeer(each, "build before", peer.ours) : each;
  });
}

/** Ours beside each of several; only ours if there are no others. */
export function besidePeers(
  our: BenchResult,
  peers: Iterable<readonly [name: string, value: number]>,
): BenchResult[] {
  const results = Array.from(peers, ([name, value]) => besidePeer(our, name, value));
  return results.length > 0 ? results : [our];
}
