/** Lengths of time in milliseconds, to be counted: `5 * MINUTE`. A day is 24 hours, whatever a zone makes of it. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
