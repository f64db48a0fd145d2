import { createRequire } from "node:module";
import { z } from "zod";
import { differentClocks } from "./clock-kinds.ts";
import { isZone } from "./zone-clock.ts";
import { plainZone, presentName } from "./zone-names.ts";

const require = createRequire(import.meta.url);
/** A megabyte, read when somebody first names a place that nothing else knows. */
const load = (): unknown => require("city-timezones/data/cityMap.json");

/** Some rows have no zone, or a number for a country, whatever the package's types say. */
const Row = z.object({
  city: z.string(),
  city_ascii: z.string(),
  province: z.string(),
  country: z.string(),
  iso2: z.string(),
  iso3: z.string(),
  state_ansi: z.string().optional(),
  timezone: z.string(),
  pop: z.number(),
});

interface City {
  readonly zone: string;
  readonly people: number;
  /** Country, province and state, as people may say them. */
  readonly within: readonly string[];
}

/** A zone with so many times more people is meant without being asked for. */
const OVERSHADOWS = 20;

interface Gazetteer {
  readonly cities: ReadonlyMap<string, readonly City[]>;
  /** By province, state, and a state's letters. */
  readonly provinces: ReadonlyMap<string, readonly City[]>;
}

let gazetteer: Gazetteer | undefined;

/**
 * Zones of the cities and provinces of a name, one for each kind of clock, the one with most people
 * first; `within` is the country, province or state of a city. Plain spellings (see `plainZone`).
 */
export function zonesOfPlaces(plain: string, within?: string): readonly string[] {
  gazetteer ??= readGazetteer();
  const cities = gazetteer.cities.get(shortSaint(plain)) ?? [];
  if (within !== undefined) return byPeople(cities.filter((city) => city.within.includes(within)));
  return byPeople([...cities, ...(gazetteer.provinces.get(plain) ?? [])]);
}

function byPeople(there: readonly City[]): string[] {
  const people = new Map<string, number>();
  for (const city of there) people.set(city.zone, (people.get(city.zone) ?? 0) + city.people);
  const most = Math.max(0, ...people.values());
  const zones = [...people].filter(([zone, many]) => many * OVERSHADOWS > most && isZone(zone));
  return differentClocks(zones.sort(([, one], [, other]) => other - one).map(([zone]) => zone));
}

function readGazetteer(): Gazetteer {
  const cities = new Map<string, City[]>();
  const provinces = new Map<string, City[]>();
  for (const row of z.array(z.unknown()).parse(load())) {
    const read = Row.safeParse(row);
    if (!read.success) continue;
    const { city, city_ascii, country, iso2, iso3, province, pop, state_ansi, timezone } =
      read.data;
    const around = [country, iso2, iso3, province, state_ansi ?? ""].map(plainZone);
    const entry: City = { zone: presentName(timezone), people: pop, within: around };
    const names = new Set([city, city_ascii].map((name) => shortSaint(plainZone(name))));
    for (const name of names) push(cities, name, entry);
    for (const name of around.slice(3)) if (name !== "") push(provinces, name, entry);
  }
  return { cities, provinces };
}

function shortSaint(plain: string): string {
  return plain.replace(/^(?:saint|st\.?)_/, "st_");
}

function push(map: Map<string, City[]>, name: string, city: City): void {
  const there = map.get(name);
  if (there) there.push(city);
  else map.set(name, [city]);
}
