import type { Clock } from "../../time/clock.ts";
import type { Instant } from "../../time/instant.ts";
import type { Tell } from "../events.ts";
import { createClockCheck } from "./clock-check.ts";

/** Looks at the clock, and tells when doubt about it begins and ends. */
export interface ClockWatch {
  /** Looks now. @returns why nothing can be scheduled, if so */
  look(): string | undefined;
  /** What the last look found. */
  doubt(): string | undefined;
  /** Something was recorded at or up to this moment. */
  recorded(at: Instant): void;
}

export function createClockWatch(clock: Pick<Clock, "now">, tell: Tell): ClockWatch {
  const check = createClockCheck();
  let doubt: string | undefined;
  return {
    look() {
      const now = clock.now();
      const before = doubt;
      doubt = check.doubt(now);
      if (doubt === undefined) check.recorded(now);
      if ((doubt === undefined) !== (before === undefined)) tell({ kind: "clock", doubt });
      return doubt;
    },
    doubt: () => doubt,
    recorded: check.recorded,
  };
}
