/** What people and Windows call clocks, without the words "standard", "daylight" and "time". */
const NAMES: Readonly<Record<string, string>> = {
  "Africa/Cairo": "egypt",
  "Africa/Johannesburg": "south_africa south_african",
  "Africa/Lagos": "west_africa w._central_africa",
  "Africa/Nairobi": "e._africa east_africa",
  "America/Anchorage": "alaska alaskan",
  "America/Argentina/Buenos_Aires": "argentina",
  "America/Bogota": "colombia sa_pacific",
  "America/Chicago": "central us_central north_american_central",
  "America/Denver": "mountain",
  "America/Guatemala": "central_america",
  "America/Halifax": "atlantic",
  "America/Los_Angeles": "pacific us_pacific west_coast",
  "America/Mexico_City": "central_mexico",
  "America/New_York": "eastern us_eastern east_coast",
  "America/Phoenix": "us_mountain arizona",
  "America/Regina": "canada_central",
  "America/Santiago": "pacific_sa chile",
  "America/Sao_Paulo": "brasilia e._south_america",
  "America/St_Johns": "newfoundland",
  "Asia/Bangkok": "indochina se_asia",
  "Asia/Dubai": "arabian gulf",
  "Asia/Hong_Kong": "hong_kong",
  "Asia/Jakarta": "western_indonesia",
  "Asia/Jerusalem": "israel",
  "Asia/Karachi": "pakistan",
  "Asia/Kolkata": "india indian",
  "Asia/Riyadh": "arab saudi",
  "Asia/Seoul": "korea korean",
  "Asia/Shanghai": "china chinese",
  "Asia/Singapore": "singapore",
  "Asia/Taipei": "taipei taiwan",
  "Asia/Tokyo": "japan japanese tokyo",
  "Australia/Adelaide": "australian_central cen._australia",
  "Australia/Brisbane": "e._australia",
  "Australia/Perth": "australian_western w._australia",
  "Australia/Sydney": "aus_eastern australian_eastern",
  "Europe/Athens": "gtb",
  "Europe/Berlin": "central_european w._europe",
  "Europe/Bucharest": "e._europe",
  "Europe/Budapest": "central_europe",
  "Europe/Dublin": "irish",
  "Europe/Helsinki": "eastern_european",
  "Europe/Istanbul": "turkey turkish",
  "Europe/Kyiv": "fle",
  "Europe/Lisbon": "western_european",
  "Europe/London": "british",
  "Europe/Moscow": "moscow russian",
  "Europe/Paris": "romance",
  "Pacific/Auckland": "new_zealand",
  "Pacific/Honolulu": "hawaii hawaiian hawaii_aleutian",
  UTC: "coordinated_universal greenwich_mean universal",
};

const byName: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([zone, names]) =>
    names.split(" ").map((name) => [name, zone] as const),
  ),
);

const ENDING = /(?:_(?:standard|daylight|daylight_savings?|summer|winter))?_(?:time|zeit)$/;

/** The zone of "eastern time", "pacific" or "w. europe standard time"; plain spelling (see `plainZone`). */
export function zoneOfClock(plain: string): string | undefined {
  if (plain === "gmt_standard_time") return "Europe/London";
  return byName.get(plain.replace(ENDING, ""));
}
