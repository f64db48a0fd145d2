import { UserError } from "../errors.ts";
import { MINUTE } from "../time/durations.ts";
import { findZones } from "./find-zone.ts";
import { shown } from "./shown.ts";
import { suggestZones, wellKnownZones } from "./suggest-zones.ts";
import { offsetAt } from "./zone-clock.ts";

const TEXT_LIMIT = 100;
const CHOICES = 9;

/** GMT+2, UTC-03:30, +0530, +9 */
const OFFSET = /^(?:gmt|utc|z)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?$/;

/** A winter's and a summer's day: people name the offset their clocks have today. */
const SAMPLE_DAYS = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/**
 * An IANA zone, in its canonical case, from what a person types: "europe/berlin", "new york", "Germany",
 * "Eastern Time", "Z".
 * @throws UserError for anything else, naming zones that work, and where several may be meant, which
 */
export function readZone(text: string): string {
  return knownZone(text) ?? refuseUnknown(text);
}

/**
 * The same, with undefined for what is no zone at all.
 * @throws UserError for an offset, and where several zones may be meant
 */
export function knownZone(text: string): string | undefined {
  if (text.length > TEXT_LIMIT) return undefined;
  const offset = offsetOf(text);
  if (offset === 0) return "UTC";
  if (offset !== undefined) refuseOffset(text, offset);
  const [zone, ...others] = findZones(text);
  if (zone === undefined || others.length === 0) return zone;
  throw new UserError(
    `${shown(text)} has more than one time zone. Say which: ${listed([zone, ...others], CHOICES)}.`,
  );
}

/** In milliseconds; undefined for what is no offset. */
function offsetOf(text: string): number | undefined {
  const [, sign, hours, minutes = "0"] =
    OFFSET.exec(text.normalize("NFKC").trim().toLowerCase().replace("−", "-").replace("±", "+")) ??
    [];
  if (sign === undefined) return undefined;
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  return sign === "-" ? 0 - size : size;
}

function refuseOffset(text: string, offset: number): never {
  throw new UserError(
    `${shown(text)} is an offset, which does not follow daylight saving. Name a place, such as ${listed(zonesAt(offset))}.`,
  );
}

function zonesAt(offset: number): readonly string[] {
  const zones = wellKnownZones.filter((zone) =>
    SAMPLE_DAYS.some((day) => offsetAt(zone, day) === offset),
  );
  return zones.length > 0 ? zones : ["Europe/Berlin", "UTC"];
}

function refuseUnknown(text: string): never {
  throw new UserError(
    `There is no time zone ${shown(text)}. Try ${listed(suggestZones(text, 3))}.`,
  );
}

function listed(zones: readonly string[], most = 3): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(zones.slice(0, most));
}
