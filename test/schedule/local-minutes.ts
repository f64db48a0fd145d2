import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";

/** The oracle for slots: it reads clocks minute by minute and shares no code with src/schedule. */

/** For each local `HH:MM` that a date has in a zone: the first moment clocks show it. In order of the clock. */
export function localMinutes(zone: string, date: string): Map<string, number> {
  const clock = clockOf(zone);
  const midnight = Date.parse(`${date}T00:00Z`);
  const firsts = new Map<string, number>();
  for (let hour = midnight - 15 * HOUR; hour < midnight + 38 * HOUR; hour += HOUR) {
    for (const [at, shown] of minutesOfHour(clock, hour, date)) {
      const [day, time = ""] = shown.split("T");
      if (day === date && !firsts.has(time)) firsts.set(time, at);
    }
  }
  return new Map([...firsts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Where the slot of a date and time falls; undefined on a date that has no minute at all. */
export function expectedMoment(minutes: Map<string, number>, time: string): number | undefined {
  const exact = minutes.get(time);
  if (exact !== undefined) return exact;
  const later = [...minutes].find(([shown]) => shown > time);
  if (later) return later[1];
  // The date ends inside a gap: the minute after its last.
  const last = Math.max(...minutes.values());
  return Number.isFinite(last) ? last + MINUTE : undefined;
}

/** What clocks show, `YYYY-MM-DDTHH:MM`. */
export function shownIn(zone: string, at: number): string {
  return read(clockOf(zone), at);
}

/** Dates of a year, UTC, on which, or the day before, a zone's clocks change. */
export function changesIn(zone: string, year: number): string[] {
  const clock = clockOf(zone);
  const aheadAt = (at: number) => Date.parse(`${read(clock, at)}Z`) - at;
  const changes = (length: number) => (at: number) => aheadAt(at) !== aheadAt(at + length);
  const noons = (first: number, count: number, apart: number) =>
    Array.from({ length: count }, (_, step) => first + step * apart);
  return noons(Date.UTC(year, 0, 1, 12), 52, 7 * DAY)
    .filter(changes(7 * DAY))
    .flatMap((week) => noons(week, 7, DAY).filter(changes(DAY)))
    .map((noon) => new Date(noon + DAY).toISOString().slice(0, 10));
}

/** An hour without a change is counted through; any other is read minute by minute. */
function minutesOfHour(clock: Intl.DateTimeFormat, hour: number, date: string): [number, string][] {
  const [first, last] = [read(clock, hour), read(clock, hour + HOUR)];
  const start = Date.parse(`${first}Z`);
  const steady = Date.parse(`${last}Z`) - start === HOUR;
  if (steady && !first.startsWith(date) && !last.startsWith(date)) return [];
  const moments = Array.from({ length: 60 }, (_, minute) => hour + minute * MINUTE);
  const steadily = (at: number) => new Date(start + at - hour).toISOString().slice(0, 16);
  return moments.map((at) => [at, steady ? steadily(at) : read(clock, at)]);
}

function read(clock: Intl.DateTimeFormat, at: number): string {
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
  clocks.set(zone, clock);
  return clock;
}
