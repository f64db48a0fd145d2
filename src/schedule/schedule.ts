import type { Instant } from "../time/instant.ts";

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When a channel gets its digest: "weekdays 09:00 Europe/Berlin". */
export interface Schedule {
  /** Ascending, without repeats, never empty. */
  readonly days: readonly Weekday[];
  /** Local time, `HH:MM` on the 24-hour clock. */
  readonly time: string;
  /** An IANA zone that `Intl.DateTimeFormat` accepts, in its canonical case. */
  readonly zone: string;
}

/**
 * One due moment of a schedule. Its local date and time in its zone name it; it is due once, however
 * clocks jump and whatever newer zone data make of its moment.
 */
export interface Slot {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** Local time asked for, `HH:MM`; where daylight saving skips it, the slot falls on the first valid minute after. */
  readonly time: string;
  /** The zone of both; records of earlier versions do not have it. */
  readonly zone?: string;
  readonly at: Instant;
  /** Asked for by a person at this moment, not by a schedule. */
  readonly unscheduled?: true;
}
