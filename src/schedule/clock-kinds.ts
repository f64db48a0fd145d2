import { offsetAt } from "./zone-clock.ts";

/** Two days of each month of a year: enough to tell any two clocks apart that differ in it. */
const DAYS_LOOKED_AT = Array.from({ length: 24 }, (_, half) =>
  Date.UTC(2026, 11 + Math.floor(half / 2), half % 2 === 0 ? 1 : 16),
);

/** What clocks in a zone show over a year, as a text; equal for zones that nobody need choose between. */
function clockKind(zone: string): string {
  return DAYS_LOOKED_AT.map((at) => offsetAt(zone, at)).join();
}

/** One zone of each kind of clock, the first of its kind. */
export function differentClocks(zones: readonly string[]): string[] {
  const kinds = new Set<string>();
  return zones.filter((zone) => kinds.size < kinds.add(clockKind(zone)).size);
}
