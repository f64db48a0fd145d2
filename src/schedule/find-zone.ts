import { zonesOfTwins } from "./cities.ts";
import { differentClocks } from "./clock-kinds.ts";
import { zonesOfCountry } from "./countries.ts";
import { zonesOfPlaces } from "./gazetteer.ts";
import { zoneOfClock } from "./named-clocks.ts";
import { zonesOfAbbreviation } from "./zone-abbreviations.ts";
import { isZone } from "./zone-clock.ts";
import { plainZone, presentName, zoneBySpelling } from "./zone-names.ts";

/** The offset mail programs put before a place: "(UTC+01:00) Amsterdam". */
const OFFSET_BEFORE = /^\((?:utc|gmt)(?: ?[+-]\d{1,2}(?::?\d{2})?)?\) */;
/** "(Berlin)" */
const IN_BRACKETS = /^\(([^()]+)\)$/;
/** "Berlin (CET)" */
const REMARK_AFTER = / *\([^()]{1,20}\)$/;
const EDGES = /^["'“”‘’«»\s,;:.!?]+|["'“”‘’«»\s,;:!?]+$/g;
/** Letters of states that the gazetteer does not have; it knows those of the United States. */
const STATES = /^(?:ab|bc|mb|nb|nl|ns|on|pe|qc|sk|act|nsw|nt|qld|sa|tas|vic|wa)$/;
const AREA = /^(?:africa|america|antarctica|asia|atlantic|australia|europe|pacific)_(.+)$/;
const AROUND = /^(?:in|the|time_?zone|timezone|zone|tz|of)_|_(?:time_?zone|timezone|tz)$/g;

/**
 * The zones a person may mean, one for each kind of clock: one when it is clear, several to choose from,
 * none for what nobody knows. By the name of a zone, a city, a country, a state, or of the clocks.
 */
export function findZones(text: string): readonly string[] {
  const plain = plainOf(text);
  if (plain === "") return [];
  return (
    exact(plain) ??
    linkedZone(text) ??
    behindArea(plain) ??
    inRegion(text) ??
    beforeTime(plain) ??
    behindWord(plain) ??
    some(zonesOfPlaces(plain)) ??
    beforeRegion(plain)
  );
}

/** Without what people put around a place; `plainZone` of the rest. */
function plainOf(text: string): string {
  const bare = text.normalize("NFKC").toLowerCase().replace(EDGES, "");
  const inside = bare.replace(IN_BRACKETS, "$1").replaceAll("\\", "/");
  const place = inside.replace(OFFSET_BEFORE, "").replace(REMARK_AFTER, "");
  return withoutEnd(plainZone(place.replaceAll("’", "'")).replace(AROUND, ""));
}

/** A full stop ends a sentence, unless letters with stops stand for a name ("U.K."). */
function withoutEnd(plain: string): string {
  return /^(?:[a-z]\.){2,}$/.test(plain) ? plain : plain.replace(/\.+$/, "");
}

function exact(plain: string): readonly string[] | undefined {
  const twins = zonesOfTwins.get(plain);
  if (twins) return twins;
  const zone = zoneBySpelling.get(plain) ?? zoneOfClock(plain);
  if (zone !== undefined) return [zone];
  const zones = zonesOfAbbreviation(plain) ?? zonesOfCountry(plain);
  return zones && differentClocks(zones);
}

/** The zone behind a name Intl knows but does not list: "US/Eastern", "etc/gmt-2". */
function linkedZone(text: string): readonly string[] | undefined {
  const name = text.trim().toLowerCase().replace(/ +/g, "_");
  // ICU has three-letter names of its own, in which AST is Alaska.
  if (name.length < 4 || !isZone(name)) return undefined;
  const { timeZone } = new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions();
  return [zoneBySpelling.get(plainZone(timeZone)) ?? presentName(timeZone)];
}

/** "Asia/Beijing": a place that has no zone of its own, behind the area of its zone. */
function behindArea(plain: string): readonly string[] | undefined {
  const slash = plain.indexOf("/");
  if (slash < 0) return undefined;
  const area = plain.slice(0, slash);
  const place = plain.slice(plain.lastIndexOf("/") + 1);
  const zones = exact(place) ?? zonesOfPlaces(place);
  return zones.filter((zone) => plainZone(zone).startsWith(`${area}/`));
}

/** "Europe Berlin", "europe-berlin" */
function behindWord(plain: string): readonly string[] | undefined {
  const place = AREA.exec(plain)?.[1];
  return place === undefined ? undefined : some(behindArea(plain.replace("_", "/")) ?? []);
}

/** "Boston MA", "Berlin Germany", "Portland Oregon": the shortest region that says which. */
function beforeRegion(plain: string): readonly string[] {
  const words = plain.split("_");
  const splits = words.slice(1, 4).map((_, at) => words.length - 1 - at);
  const pairs = splits.map((at) => [words.slice(0, at), words.slice(at)] as const);
  for (const [place, region] of pairs) {
    const zones = inRegion(`${place.join(" ")}, ${region.join(" ")}`) ?? [];
    if (place.length > 0 && zones.length > 0) return zones;
  }
  return [];
}

function some(zones: readonly string[]): readonly string[] | undefined {
  return zones.length > 0 ? zones : undefined;
}

/** "Portland, Oregon", "Paris, France"; of the places Windows lists behind an offset, the first. */
function inRegion(text: string): readonly string[] | undefined {
  const [place = "", region, ...more] = text.split(",").map(plainOf);
  if (region === undefined) return undefined;
  const zones = exact(place) ?? zonesOfPlaces(place);
  if (more.length > 0) return OFFSET_BEFORE.test(text.trim().toLowerCase()) ? zones : undefined;
  const there = zonesOfPlaces(place, region);
  if (there.length > 0) return there;
  const around = exact(region) ?? zonesOfPlaces(region);
  if (around.length === 0) return zones.length === 1 && STATES.test(region) ? zones : [];
  return zones.filter((zone) => clockIn(zone, around));
}

function clockIn(zone: string, zones: readonly string[]): boolean {
  return differentClocks([...zones, zone]).length === zones.length;
}

/** "Berlin time" */
function beforeTime(plain: string): readonly string[] | undefined {
  const [, place] = /^(.+)_time$/.exec(plain) ?? [];
  return place === undefined ? undefined : (exact(place) ?? zonesOfPlaces(place));
}
