import { zoneOfPlace } from "./cities.ts";

/** Names that ICU still answers for zones the IANA database has since renamed. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ["Africa/Asmera", "Africa/Asmara"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["America/Catamarca", "America/Argentina/Catamarca"],
  ["America/Coral_Harbour", "America/Atikokan"],
  ["America/Cordoba", "America/Argentina/Cordoba"],
  ["America/Godthab", "America/Nuuk"],
  ["America/Indianapolis", "America/Indiana/Indianapolis"],
  ["America/Jujuy", "America/Argentina/Jujuy"],
  ["America/Louisville", "America/Kentucky/Louisville"],
  ["America/Mendoza", "America/Argentina/Mendoza"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Pacific/Enderbury", "Pacific/Kanton"],
  ["Pacific/Ponape", "Pacific/Pohnpei"],
  ["Pacific/Truk", "Pacific/Chuuk"],
]);

const UTC_NAMES = ["UTC", "Z", "GMT", "UCT", "Zulu", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Zulu"];

/** Every zone by its present name, with UTC first; Node's own list lacks UTC and the new names. */
export const zoneNames: readonly string[] = [
  ...new Set(["UTC", ...Intl.supportedValuesOf("timeZone").map(presentName)]),
];

/** Plain spellings (see {@link plainZone}) → zone: whole names, old names, and cities. */
export const zoneBySpelling: ReadonlyMap<string, string> = new Map(
  [
    ...zoneNames.flatMap((name) => spellingsOf(name).map((spelling) => [spelling, name] as const)),
    ...UTC_NAMES.map((name) => [name, "UTC"] as const),
    ...[...RENAMED].flatMap(([old, name]) =>
      [old, cityOf(old)].map((each) => [each, name] as const),
    ),
    ...zoneOfPlace,
  ].map(([spelling, name]) => [plainZone(spelling), name]),
);

export function presentName(name: string): string {
  return RENAMED.get(name) ?? name;
}

/** Lower case without accents, with underscores for spaces and hyphens: "São Paulo" → "sao_paulo". */
export function plainZone(text: string): string {
  const letters = text.trim().toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return letters.replace(/ *\/ */g, "/").replace(/[\s_-]+/g, "_");
}

/** "America/Indiana/Knox", "Indiana/Knox" and "Knox". */
function spellingsOf(name: string): string[] {
  const parts = name.split("/");
  return parts.map((_, at) => parts.slice(at).join("/"));
}

function cityOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}
