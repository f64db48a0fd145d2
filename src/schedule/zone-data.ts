import { createRequire } from "node:module";
import { SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

/** Versions of the IANA time zone database, such as `2026f`; a later one sorts after an earlier one. */
export interface ZoneDataVersions {
  /** The runtime's; undefined where it has none. */
  readonly runtime: string | undefined;
  /** Those that come with Offprint. */
  readonly carried: string;
}

const require = createRequire(import.meta.url);

let zones: typeof import("moment-timezone").tz | undefined;

/** Seven megabytes, read when what clocks show in a zone is first asked. */
function carriedZones() {
  if (zones) return zones;
  const moment: typeof import("moment-timezone") = require("moment-timezone");
  zones = moment.tz;
  return zones;
}

export function zoneDataVersions(): ZoneDataVersions {
  return { runtime: process.versions.tz, carried: carriedZones().dataVersion };
}

/** The carried data are written out to this year; beyond it, the runtime's rules go on. */
const WRITTEN_OUT_TO: Instant = Date.UTC(2037, 0, 1);

/** Whether the carried data say what clocks show: the newer data do. */
export function areCarriedInForce({ runtime, carried }: ZoneDataVersions): boolean {
  return runtime === undefined || carried >= runtime;
}

/** For the operator, while the runtime's data are older than those in force; nothing to be done in a hurry. */
export function zoneDataNote(versions: ZoneDataVersions): string | undefined {
  const { runtime, carried } = versions;
  if (runtime === carried || !areCarriedInForce(versions)) return undefined;
  return `The time zone data of this Node (${runtime ?? "none"}) are older than the ${carried} that come with Offprint: digests and every local time shown here follow ${carried}. A newer Node brings newer data for the other programs that use it.`;
}

let areInForce: boolean | undefined;

/**
 * What clocks in a zone show at a moment, less UTC, in milliseconds, by the carried data; undefined where
 * the runtime is to be asked. A zone is unpacked when it is first asked for.
 */
export function carriedOffset(zone: string, at: Instant): number | undefined {
  areInForce ??= areCarriedInForce(zoneDataVersions());
  if (!areInForce || at >= WRITTEN_OUT_TO) return undefined;
  const minutesWest = carriedZones().zone(zone)?.utcOffset(at);
  // Before standard time, zones were seconds apart.
  return minutesWest === undefined ? undefined : 0 - Math.round(minutesWest * 60) * SECOND;
}

/** Whether the carried data have a zone of this name, in any case. */
export function isCarried(zone: string): boolean {
  return carriedZones().zone(zone)?.name.toLowerCase() === zone.toLowerCase();
}
