/** What people mean by the letters on their clocks, the likeliest place first. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  "et est edt": ["America/New_York"],
  "ct cdt": ["America/Chicago"],
  cst: ["America/Chicago", "Asia/Shanghai"],
  "mt mdt": ["America/Denver"],
  mst: ["America/Denver", "America/Phoenix"],
  "pt pst pdt": ["America/Los_Angeles"],
  "akst akdt": ["America/Anchorage"],
  hst: ["Pacific/Honolulu"],
  ast: ["America/Halifax", "Asia/Riyadh"],
  adt: ["America/Halifax"],
  "nst ndt": ["America/St_Johns"],
  brt: ["America/Sao_Paulo"],
  "bst gb uk": ["Europe/London"],
  "wet west": ["Europe/Lisbon"],
  "cet cest met mest mez mesz": ["Europe/Berlin", "Europe/Paris"],
  "eet eest": ["Europe/Athens", "Europe/Helsinki"],
  msk: ["Europe/Moscow"],
  trt: ["Europe/Istanbul"],
  "cat sast": ["Africa/Johannesburg"],
  wat: ["Africa/Lagos"],
  eat: ["Africa/Nairobi"],
  gst: ["Asia/Dubai"],
  pkt: ["Asia/Karachi"],
  ist: ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"],
  "wib ict": ["Asia/Jakarta", "Asia/Bangkok"],
  sgt: ["Asia/Singapore"],
  hkt: ["Asia/Hong_Kong"],
  prc: ["Asia/Shanghai"],
  jst: ["Asia/Tokyo"],
  "kst rok": ["Asia/Seoul"],
  awst: ["Australia/Perth"],
  "acst acdt": ["Australia/Adelaide", "Australia/Darwin"],
  "aest aedt": ["Australia/Sydney"],
  "nz nzst nzdt": ["Pacific/Auckland"],
};

const byAbbreviation: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(PLACES).flatMap(([names, zones]) =>
    names.split(" ").map((name) => [name, zones] as const),
  ),
);

/** Places for "est" or "cet"; undefined for what is no abbreviation. Lower case. */
export function zonesOfAbbreviation(name: string): readonly string[] | undefined {
  return byAbbreviation.get(name);
}
