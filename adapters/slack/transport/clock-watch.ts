import { MINUTE } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";

/** Compares this machine's clock with the times that Slack signs. */
export interface ClockWatch {
  /** Slack signed something at this moment, milliseconds since the epoch, and it has just come. */
  heard(signedAt: number): void;
  /** What an operator should know, while the last time heard was far from this clock's. */
  warning(): string | undefined;
}

const TOLERATED_MS = MINUTE;

export function createClockWatch(now: () => Instant): ClockWatch {
  let aheadMs = 0;
  return {
    heard(signedAt) {
      aheadMs = now() - signedAt;
    },
    warning() {
      if (Math.abs(aheadMs) <= TOLERATED_MS) return undefined;
      const minutes = Math.max(1, Math.round(Math.abs(aheadMs) / MINUTE));
      const how = aheadMs > 0 ? "ahead of" : "behind";
      return `The clock of this machine is about ${minutes} min ${how} Slack's; beyond 5 min no request of Slack's is taken. Set the clock.`;
    },
  };
}
