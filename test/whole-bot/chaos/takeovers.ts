import type { Place } from "../../../src/chat/place.ts";
import type { Instant } from "../../../src/time/instant.ts";
import type { Fault } from "./faults.ts";

export interface Shown {
  readonly slot: Instant;
  /** When something of its digest was first seen. */
  readonly at: Instant;
}

/** How long other trouble may have an effect. */
const AFTERMATH_MS = 20_000;

/**
 * After the death of each process that delivered something, how late the next post of that was, in
 * milliseconds; only of those with no other trouble at the time, and something left to post.
 */
export function latenessAfterDeaths(
  faults: readonly Fault[],
  shown: ReadonlyMap<Place, Shown>,
  roleFor: (place: Place) => string,
): readonly number[] {
  const all = [...shown].map(([place, each]) => ({ ...each, role: roleFor(place) }));
  const deaths = faults.filter(({ kind }) => kind === "killed");
  return deaths.flatMap((death) =>
    death.roles.flatMap((role) => {
      const left = all.filter((each) => each.role === role && each.at > death.from);
      if (left.length === 0) return [];
      const next = Math.min(...left.map(({ at }) => at));
      const due = Math.min(...left.map(({ slot }) => slot));
      if (isTroubled(faults, death, next)) return [];
      return [next - Math.max(death.from, due)];
    }),
  );
}

function isTroubled(faults: readonly Fault[], death: Fault, until: Instant): boolean {
  return faults.some(
    (other) => other !== death && other.from < until && other.to + AFTERMATH_MS > death.from,
  );
}

/** The least that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], of: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * of) / 100))] ?? Number.NaN;
}
