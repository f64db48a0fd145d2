import { MINUTE } from "../../../../src/time/durations.ts";
import type { Settings } from "../settings.ts";
import type { Tier } from "./method.ts";

export interface RateLimits {
  /** Counts a call; answers how many milliseconds to wait when there were too many. */
  take(call: {
    readonly method: string;
    readonly tier: Tier;
    /** Whose calls are counted together. */
    readonly workspace: string;
    readonly channel?: string | undefined;
  }): number;
}

/**
 * Per method and workspace, in windows that open with their first call; posts per channel:
 * https://docs.slack.dev/apis/web-api/rate-limits. Slack tolerates short bursts; this does not.
 */
export function createRateLimits(
  { tiers, perChannel }: Pick<Settings, "tiers" | "perChannel">,
  now: () => number,
): RateLimits {
  const windows = new Map<string, { readonly opened: number; used: number }>();

  function takeFrom(key: string, most: number, perMs: number): number {
    const known = windows.get(key);
    if (!known || now() >= known.opened + perMs) {
      windows.set(key, { opened: now(), used: 1 });
      return 0;
    }
    if (known.used >= most) return known.opened + perMs - now();
    known.used++;
    return 0;
  }

  return {
    take({ method, tier, workspace, channel = "" }) {
      if (tier === "unlimited") return 0;
      if (tier !== "per channel") return takeFrom(`${method} ${workspace}`, tiers[tier], MINUTE);
      return takeFrom(`${method} ${workspace} ${channel}`, perChannel.posts, perChannel.perMs);
    },
  };
}
