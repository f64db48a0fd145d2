import { DAY } from "../time/durations.ts";

/** Any. */
const MONDAY = Date.UTC(2026, 0, 5);
const NAMES = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];
const GERMAN = "montags dienstags mittwochs donnerstags freitags samstags sonntags".split(" ");
/** In two letters or whole: Son is a place. */
const IN_GERMAN = /^(?:..|[a-z]+tags?|mittwochs?)$/;
/** Whole only: shortened, they are other words; domingos, as Santo Domingo is a place. */
const IN_OTHERS = new Map(
  ["fr", "es", "it", "pt", "nl"].flatMap((language) => {
    const name = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
    return Array.from({ length: 7 }, (_, at): [string, number] => [
      plain(name.format(MONDAY + at * DAY)),
      at,
    ]);
  }),
);

/** Position in the week of a day's name in small letters, -1 for none; in English two letters tell every day from the others. */
export function dayNamed(word: string): number {
  if (word === "") return -1;
  if (word === "weds") return 2;
  const at = NAMES.findIndex((name) => name.startsWith(word));
  if (at >= 0) return at;
  if (IN_GERMAN.test(word)) return GERMAN.findIndex((name) => name.startsWith(word));
  const other = plain(word);
  if (other === "domingo") return -1;
  return IN_OTHERS.get(other) ?? IN_OTHERS.get(other.replace(/s$/, "")) ?? -1;
}

/** Without accents; Portuguese says segunda for segunda-feira. */
function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}|-.*/gu, "");
}
