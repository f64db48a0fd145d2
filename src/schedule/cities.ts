/** Places people name that have no zone of their own and that a gazetteer lacks or writes otherwise. */
const PLACES: Readonly<Record<string, string>> = {
  "Africa/Johannesburg": "pretoria stellenbosch",
  "America/Chicago": "champaign twin_cities urbana_champaign",
  "America/Los_Angeles":
    "bay_area cupertino irvine la la_jolla menlo_park mountain_view palo_alto pasadena redmond san_francisco santa_clara seattle sf silicon_valley stanford sunnyvale",
  "America/New_York":
    "amherst boston brooklyn chapel_hill college_park dc manhattan new_york_city ny nyc princeton research_triangle state_college washington,_d.c washington,_dc washington_d.c washington_d.c. washington_dc",
  "America/Sao_Paulo": "campinas sp",
  "America/Toronto": "montreal ottawa quebec quebec_city",
  "Asia/Jerusalem": "rehovot tel_aviv tel_aviv_yafo",
  "Asia/Kolkata": "bangalore bengaluru bombay delhi madras mumbai new_delhi",
  "Asia/Riyadh": "kaust thuwal",
  "Asia/Seoul": "suwon",
  "Asia/Shanghai": "beijing guangzhou peking shenzhen xi'an xian",
  "Asia/Taipei": "hsinchu",
  "Asia/Tokyo": "osaka tsukuba",
  "Europe/Amsterdam": "delft den_haag hague leiden nijmegen the_hague wageningen",
  "Europe/Belgrade": "kosovo pristina",
  "Europe/Berlin":
    "aachen bavaria darmstadt erlangen frankfurt frankfurt_am_main garching gottingen goettingen hannover hanover jena karlsruhe koeln koln konstanz marburg muenchen munchen munich nuernberg nuremberg nurnberg paderborn passau potsdam saarbruecken saarbrucken tubingen tuebingen ulm wuerzburg wurzburg",
  "Europe/Brussels": "brugge bruxelles gent ghent leuven louvain",
  "Europe/Copenhagen": "kobenhavn lyngby",
  "Europe/Helsinki": "espoo",
  "Europe/Lisbon": "coimbra lisboa",
  "Europe/London": "manchester oxford st_andrews",
  "Europe/Madrid": "barcelona",
  "Europe/Moscow": "moskva",
  "Europe/Paris": "nice orsay palaiseau saclay sophia_antipolis",
  "Europe/Prague": "praha",
  "Europe/Rome": "florence firenze milan milano napoli pisa roma torino trento turin venezia",
  "Europe/Stockholm": "goteborg gothenburg linkoping lund",
  "Europe/Vienna": "klosterneuburg linz wien",
  "Europe/Warsaw": "warszawa",
  "Europe/Zurich": "epfl geneva geneve genf lausanne lugano zuerich",
};

/** Names of two places people do research in: which one is asked, not guessed. */
const TWINS: Readonly<Record<string, readonly string[]>> = {
  cambridge: ["Europe/London", "America/New_York"],
  durham: ["America/New_York", "Europe/London"],
  georgia: ["Asia/Tbilisi", "America/New_York"],
  saint_petersburg: ["Europe/Moscow", "America/New_York"],
  "st._petersburg": ["Europe/Moscow", "America/New_York"],
  st_petersburg: ["Europe/Moscow", "America/New_York"],
  washington: ["America/New_York", "America/Los_Angeles"],
  waterloo: ["America/Toronto", "America/Chicago", "Europe/Brussels"],
};

/** Plain spelling (see `plainZone`) → zone. */
export const zoneOfPlace: ReadonlyMap<string, string> = new Map(
  Object.entries(PLACES).flatMap(([zone, names]) =>
    names.split(" ").map((name) => [name, zone] as const),
  ),
);

export const zonesOfTwins: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(TWINS));
