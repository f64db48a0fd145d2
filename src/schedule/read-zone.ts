import { UserError } from "../errors.ts";
import { shown } from "./shown.ts";
import { suggestZones, wellKnownZones } from "./suggest-zones.ts";
import { zonesOfAbbreviation } from "./zone-abbreviations.ts";
import { isZone, MINUTE, offsetAt } from "./zone-clock.ts";
import { plainZone, presentName, zoneBySpelling } from "./zone-names.ts";

const TEXT_LIMIT = 60;

/** GMT+2, UTC-03:30, +0530, +9 */
const OFFSET = /^(?:gmt|utc|z)? ?([+-]) ?(\d{1,2})(?::?(\d{2}))?$/;

/** A winter's and a summer's day: people name the offset their clocks have today. */
const SAMPLE_DAYS = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

/**
 * An IANA zone, in its canonical case, from what a person types: "europe/berlin", "new york", "Kyiv", "Z".
 * @throws UserError for anything else, naming zones that work
 */
export function readZone(text: string): string {
  if (text.length > TEXT_LIMIT) refuseUnknown(text);
  refuseOffset(text);
  const plain = plainZone(text);
  refuseAbbreviation(text, plain);
  return zoneBySpelling.get(plain) ?? linkedZone(text) ?? refuseUnknown(text);
}

/** The zone behind a name Intl knows but does not list: "US/Eastern", "Japan", "etc/gmt-2". */
function linkedZone(text: string): string | undefined {
  const name = text.trim().toLowerCase().replace(/ +/g, "_");
  // ICU has three-letter names of its own, in which AST is Alaska.
  if (name.length < 4 || !isZone(name)) return undefined;
  const { timeZone } = new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions();
  return zoneBySpelling.get(plainZone(timeZone)) ?? presentName(timeZone);
}

function refuseOffset(text: string): void {
  const [, sign, hours, minutes = "0"] =
    OFFSET.exec(text.normalize("NFKC").trim().toLowerCase().replace("−", "-")) ?? [];
  if (sign === undefined) return;
  const size = Number(hours) * 60 + Number(minutes);
  const zones = zonesAt((sign === "-" ? -size : size) * MINUTE);
  throw new UserError(
    `${shown(text)} is an offset, which does not follow daylight saving. Name a place, such as ${listed(zones)}.`,
  );
}

function zonesAt(offset: number): readonly string[] {
  const zones = wellKnownZones.filter((zone) =>
    SAMPLE_DAYS.some((day) => offsetAt(zone, day) === offset),
  );
  return zones.length > 0 ? zones : ["Europe/Berlin", "UTC"];
}

function refuseAbbreviation(text: string, plain: string): void {
  const zones = zonesOfAbbreviation(plain);
  if (!zones) return;
  throw new UserError(
    `${shown(text)} is an abbreviation, which does not say what clocks do in summer. Name a place, such as ${listed(zones)}.`,
  );
}

function refuseUnknown(text: string): never {
  throw new UserError(
    `There is no time zone ${shown(text)}. Try ${listed(suggestZones(text, 3))}.`,
  );
}

function listed(zones: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(zones.slice(0, 3));
}
