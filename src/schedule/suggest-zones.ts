import { distance } from "fastest-levenshtein";
import { plainZone, zoneBySpelling } from "./zone-names.ts";

/** More of a text than any zone's name has letters. */
const LETTERS_READ = 40;

/** The names to offer while nothing is typed, and where an offset or an abbreviation is. */
export const wellKnownZones: readonly string[] = [
  "UTC",
  "Europe/London",
  "Europe/Berlin",
  "Europe/Athens",
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Africa/Lagos",
  "Africa/Johannesburg",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Bangkok",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Australia/Sydney",
  "Pacific/Auckland",
];

/**
 * Zones for a text still being typed: those whose name or city begins with it, then those that hold it,
 * the well-known ones before the others; where there are none, the nearest in spelling. From memory: fit for every keystroke.
 */
export function suggestZones(typed: string, limit: number): string[] {
  const text = plainZone(typed.slice(0, LETTERS_READ));
  if (text === "") return wellKnownZones.slice(0, limit);
  const starting = zonesSpelt((spelling) => spelling.startsWith(text));
  const holding = zonesSpelt((spelling) => spelling.includes(text));
  const fitting = new Set([...starting, ...holding]);
  return [...(fitting.size > 0 ? fitting : nearest(text))].slice(0, limit);
}

/** Well-known zones first. */
function zonesSpelt(fits: (spelling: string) => boolean): string[] {
  const names = [...zoneBySpelling].filter(([spelling]) => fits(spelling)).map(([, name]) => name);
  return [...wellKnownZones.filter((name) => names.includes(name)), ...names];
}

function nearest(text: string): Set<string> {
  const apart = [...zoneBySpelling].map(([spelling, name]) => ({
    name,
    letters: distance(text, spelling),
  }));
  return new Set(apart.sort((a, b) => a.letters - b.letters).map(({ name }) => name));
}
