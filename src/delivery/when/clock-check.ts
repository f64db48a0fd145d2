import { DAY } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";

/** No clock that is right is earlier than the program itself. */
const RELEASED_AT: Instant = Date.UTC(2026, 10, 1);
/** A correction, or a change of zone on a machine that keeps local time. */
const BACK_TOLERATED_MS = DAY;
/** A bot that was off for longer than this is rarer than a clock that jumped ahead. */
const AHEAD_TOLERATED_MS = 400 * DAY;
/** A day in which an operator can put a clock right that jumped ahead; after it, the clock is believed. */
const BELIEVED_AFTER_MS = DAY;

/** Tells whether the clock can be right. */
export interface ClockCheck {
  /** Why nothing can be scheduled by this clock; undefined when it is plausible. */
  doubt(now: Instant): string | undefined;
  /** Something was recorded at or up to this moment. */
  recorded(at: Instant): void;
}

/**
 * Compares the clock with the program's release and with the newest record. Refusing is safe: slots
 * are accounted for by the ledger, so they come when the clock is right again.
 */
export function createClockCheck(): ClockCheck {
  let newest: Instant | undefined;
  let aheadSince: Instant | undefined;

  function doubt(now: Instant): string | undefined {
    if (now < RELEASED_AT) return reason(now, "which is before this program was released");
    if (newest === undefined) return undefined;
    if (now < newest - BACK_TOLERATED_MS)
      return reason(now, `but something is recorded for ${day(newest)}`);
    return doubtAhead(now, newest);
  }

  function doubtAhead(now: Instant, last: Instant): string | undefined {
    if (now <= last + AHEAD_TOLERATED_MS) {
      aheadSince = undefined;
      return undefined;
    }
    if (aheadSince === undefined || now < aheadSince) aheadSince = now;
    if (now - aheadSince >= BELIEVED_AFTER_MS) return undefined;
    return `${reason(now, `more than a year after the last record, of ${day(last)}`)} If it is right, digests go on by themselves in a day.`;
  }

  return {
    doubt,
    recorded(at) {
      newest = Math.max(newest ?? at, at);
    },
  };
}

function reason(now: Instant, contradiction: string): string {
  return `The clock of this machine says ${day(now)}, ${contradiction}: no digest is posted until it is right. Set the clock.`;
}

function day(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}
