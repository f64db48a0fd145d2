import { MINUTE } from "../../src/time/durations.ts";
import recorded from "./clocks-2026-2028.json" with { type: "json" };

/**
 * What clocks show from 2026 to 2028 by IANA's 2026f, read with IANA's own compiler (zic) and Python's
 * zoneinfo from 2026d, with the changes of Manitoba and Cuba that 2026e and 2026f bring. It shares
 * nothing with the data that Offprint carries, nor with those of any Node.
 */
export interface Clocks {
  readonly zones: readonly string[];
  /** Oldest first; offsets from UTC in milliseconds. */
  readonly spans: readonly { readonly from: number; readonly offset: number }[];
}

export const clocks: readonly Clocks[] = recorded.clocks.map(({ zones, offsets }) => ({
  zones,
  spans: offsets.map((each) => {
    const [since = "", minutes = since] = String(each).split(" ");
    const from = typeof each === "number" ? Number.NEGATIVE_INFINITY : Date.parse(since);
    return { from, offset: Number(minutes) * MINUTE };
  }),
}));

/** The first moment clocks show a local time, given as if it were UTC, or the first after the gap it falls in. */
export function momentBy({ spans }: Clocks, local: number): number {
  const ends = spans.map((_, at) => spans[at + 1]?.from ?? Number.POSITIVE_INFINITY);
  const shown = spans.findIndex(({ from, offset }, at) => {
    const moment = local - offset;
    return moment >= from && moment < (ends[at] ?? 0);
  });
  if (shown >= 0) return local - (spans[shown]?.offset ?? 0);
  return spans.find(({ from, offset }) => from + offset > local)?.from ?? Number.NaN;
}
