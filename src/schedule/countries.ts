import { differentClocks } from "./clock-kinds.ts";
import { plainZone, presentName } from "./zone-names.ts";

/** What people call a country beside its English name. */
const ALSO: Readonly<Record<string, string>> = {
  AE: "uae emirates",
  AT: "osterreich oesterreich",
  BA: "bosnia",
  BE: "belgie belgien belgique",
  BR: "brasil",
  CD: "democratic_republic_of_the_congo dr_congo drc",
  CH: "schweiz suisse svizzera",
  CI: "ivory_coast",
  CN: "prc",
  CZ: "czech_republic",
  DE: "allemagne deutschland german",
  DK: "danmark",
  ES: "espana spanien",
  FI: "suomi finnland",
  FR: "frankreich",
  GB: "uk great_britain britain england scotland wales northern_ireland gb u.k.",
  HK: "hong_kong",
  IT: "italia",
  JP: "nippon nihon",
  KR: "korea republic_of_korea",
  MK: "macedonia",
  MM: "burma",
  MO: "macao macau",
  NL: "holland nederland niederlande",
  NO: "norge norwegen",
  PL: "polen polska",
  RU: "russian_federation",
  SE: "sverige schweden",
  TR: "turkey turkei",
  TW: "republic_of_china",
  VN: "viet_nam",
  US: "usa us america united_states_of_america u.s. u.s.a. states",
  VA: "vatican",
};

/**
 * The zone that stands for a country with several, by Unicode's CLDR (`primaryZones`) and, where all its
 * clocks show the same, that of its capital.
 */
const STANDS_FOR: Readonly<Record<string, string>> = {
  AR: "America/Argentina/Buenos_Aires",
  CL: "America/Santiago",
  CN: "Asia/Shanghai",
  CY: "Asia/Nicosia",
  DE: "Europe/Berlin",
  EC: "America/Guayaquil",
  ES: "Europe/Madrid",
  KZ: "Asia/Almaty",
  MH: "Pacific/Majuro",
  MY: "Asia/Kuala_Lumpur",
  NZ: "Pacific/Auckland",
  PT: "Europe/Lisbon",
  UA: "Europe/Kyiv",
  UZ: "Asia/Tashkent",
};

/** Of clocks that show the same, these are the ones people know. */
const WELL_KNOWN = new Set([
  ..."New_York Chicago Denver Los_Angeles Phoenix Anchorage"
    .split(" ")
    .map((city) => `America/${city}`),
  ..."Toronto Winnipeg Edmonton Vancouver Halifax St_Johns Regina"
    .split(" ")
    .map((city) => `America/${city}`),
  ..."Sao_Paulo Manaus Mexico_City Tijuana".split(" ").map((city) => `America/${city}`),
  ..."Sydney Brisbane Adelaide Darwin Perth".split(" ").map((city) => `Australia/${city}`),
  ..."Europe/Moscow Pacific/Honolulu Asia/Vladivostok Asia/Novosibirsk Asia/Jakarta".split(" "),
]);

const CODES = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].flatMap((one, _, letters) =>
  letters.map((other) => one + other),
);

let byName: ReadonlyMap<string, string> | undefined;

/** One zone of each kind of clock in a country said by its name; plain spelling (see `plainZone`). */
export function zonesOfCountry(plain: string): readonly string[] | undefined {
  byName ??= namesOfCountries();
  const code = byName.get(plain.replace(/^the_/, ""));
  if (code === undefined) return undefined;
  const one = STANDS_FOR[code];
  if (one !== undefined) return [one];
  const zones = zonesOf(code);
  if (zones.length === 0) return undefined;
  const known = [...WELL_KNOWN].filter((zone) => zones.includes(zone));
  return differentClocks([...known, ...zones]);
}

/** Both "myanmar" and "burma" of "Myanmar (Burma)", "and" for "&". */
function namesOfCountries(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const own = CODES.flatMap((code) => {
    const name = plainZone(names.of(code) ?? "").replaceAll("’", "'");
    if (name === "") return [];
    const [main = name] = name.split("_(");
    return [name, main, main.replace("_&_", "_and_")].map((each) => [each, code] as const);
  });
  const also = Object.entries(ALSO).flatMap(([code, text]) =>
    text.split(" ").map((name) => [name, code] as const),
  );
  return new Map([...own, ...also]);
}

/** A method since Node 22, a property before. */
interface LocaleWithZones extends Intl.Locale {
  getTimeZones?(): string[] | undefined;
  readonly timeZones?: string[];
}

function zonesOf(code: string): string[] {
  const locale: LocaleWithZones = new Intl.Locale(`und-${code}`);
  return (locale.getTimeZones?.() ?? locale.timeZones ?? []).map(presentName);
}
