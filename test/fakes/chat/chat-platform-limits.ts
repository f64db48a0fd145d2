import type { PaceScope, PostPace } from "../../../src/chat/adapter.ts";
import { adapterOf, addressOf, type Place } from "../../../src/chat/place.ts";

interface Refused {
  readonly retryAfterMs: number;
  readonly scope: PaceScope;
}

/** A platform's own limits: in any window, sliding, no more than it says. */
export interface StrictLimits {
  readonly violations: readonly string[];
  /** Counts a request, or says how it is refused. */
  take(place: Place, now: number): Refused | undefined;
}

const SCOPES = ["platform", "server", "channel"] as const;

export function createStrictLimits(limits: PostPace): StrictLimits {
  const taken = new Map<string, number[]>();
  const violations: string[] = [];

  function recent(key: string, now: number, perMs: number): number[] {
    const times = (taken.get(key) ?? []).filter((at) => at > now - perMs);
    taken.set(key, times);
    return times;
  }

  return {
    violations,
    take(place, now) {
      for (const scope of SCOPES) {
        const limit = limits[scope];
        if (!limit) continue;
        const times = recent(keyOf(place, scope), now, limit.perMs);
        if (times.length < limit.posts) continue;
        violations.push(`${scope} limit of ${place} at ${now}`);
        return { scope, retryAfterMs: (times[0] ?? now) + limit.perMs - now };
      }
      for (const scope of SCOPES) taken.get(keyOf(place, scope))?.push(now);
      return undefined;
    },
  };
}

function keyOf(place: Place, scope: PaceScope): string {
  if (scope === "channel") return `channel ${place}`;
  return scope === "server"
    ? `server ${addressOf(place).split("/")[0]}`
    : `all ${adapterOf(place)}`;
}
