import { DAY, HOUR, MINUTE, SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { carriedOffset, isCarried } from "./zone-data.ts";

/** No zone's offset from UTC reaches this, so a local time read as UTC is within it of the truth. */
const REACH = 16 * HOUR;

/** Its clocks are never ahead or behind; no data is needed. */
const UTC = "UTC";

/** Building a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * What clocks in a zone show at a moment, less UTC, in milliseconds, by the newer of the carried and the
 * runtime's zone data. Whoever shows or computes a local time asks here, so that all agree.
 * @throws RangeError for a zone that neither knows
 */
export function offsetAt(zone: string, at: Instant): number {
  if (zone === UTC) return 0;
  return carriedOffset(zone, at) ?? runtimeOffset(zone, at);
}

/** Clocks in a zone at a moment: local date (`YYYY-MM-DD`) and time (`HH:MM`). */
export function localTime(zone: string, at: Instant): { date: string; time: string } {
  const local = new Date(at + offsetAt(zone, at)).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

function runtimeOffset(zone: string, at: Instant): number {
  const shown = formatterOf(zone).format(at);
  const [month = 0, day = 0, year = 0, hour, minute, second] = shown.split(/\D+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / SECOND) * SECOND;
}

/**
 * The first moment at which clocks in a zone show a local time, given in milliseconds as if it were UTC.
 * A time that the clocks skip gives the first minute after the gap, and undefined where the whole date
 * is skipped (Pacific/Apia, 2011-12-30).
 */
export function firstMoment(zone: string, local: number): Instant | undefined {
  const before = offsetAt(zone, local - REACH);
  const after = offsetAt(zone, local + REACH);
  if (before === after) return local - before;
  const shown = [local - Math.max(before, after), local - Math.min(before, after)];
  return shown.find((at) => at + offsetAt(zone, at) === local) ?? afterGap(zone, local);
}

/** Whether the zone is known. Newer versions of Node take offsets ("+02:00") too, which are no IANA zones. */
export function isZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  if (name === UTC || isCarried(name)) return true;
  try {
    return formatterOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** Days since 1970-01-01 of a local time. */
export function dayOf(local: number): number {
  return Math.floor(local / DAY);
}

function afterGap(zone: string, local: number): Instant | undefined {
  const change = firstMinuteAfterChange(zone, local - REACH, local + REACH);
  const lastBefore = change - MINUTE;
  const neighbours = [lastBefore, change].map((at) => dayOf(at + offsetAt(zone, at)));
  return neighbours.includes(dayOf(local)) ? change : undefined;
}

/** By bisection, for a stretch with one change of the offset in it. */
function firstMinuteAfterChange(zone: string, from: Instant, to: Instant): Instant {
  const before = offsetAt(zone, from);
  let [low, high] = [from, to];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(zone, made);
  return made;
}
