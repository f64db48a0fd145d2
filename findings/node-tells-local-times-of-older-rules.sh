#!/usr/bin/env bash
# Node 20.20.2 and 24.21.0, at the end of November 2026: the newest of Node 20 has IANA's zone data 2025c,
# the newest of Node 24 has 2026c, while IANA is at 2026f. Where a country changed its rules in between,
# Intl and Date tell a wrong hour, without any sign but `process.versions.tz`.
# At 18:00 UTC on 15 December 2026, Node 20 is an hour wrong in Vancouver, Edmonton, Casablanca, Winnipeg,
# Inuvik and Havana, and Node 24 still in the last three. moment-timezone 0.6.6 carries 2026f.
# Guessed: a current Node knows the rules of the day; 24 is right where 20 is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent moment-timezone@0.6.6

cat >run.cjs <<'JS'
const moment = require("moment-timezone");

const at = Date.UTC(2026, 11, 15, 18);
console.log(`Node ${process.versions.node} has ${process.versions.tz}, moment-timezone ${moment.tz.dataVersion}`);
const zones = "America/Vancouver America/Edmonton Africa/Casablanca America/Winnipeg America/Inuvik America/Havana Europe/Berlin";
for (const timeZone of zones.split(" ")) {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, timeStyle: "short" });
  const [own, newest] = [clock.format(at), moment.tz(at, timeZone).format("HH:mm")];
  console.log(timeZone, own, own === newest ? "as by 2026f" : `but ${newest} by 2026f`);
}
JS
for version in 20.20.2 24.21.0; do npx --yes "node@$version" run.cjs; done | tee seen

cat >expected <<'TEXT'
Node 20.20.2 has 2025c, moment-timezone 2026f
America/Vancouver 10:00 but 11:00 by 2026f
America/Edmonton 11:00 but 12:00 by 2026f
Africa/Casablanca 19:00 but 18:00 by 2026f
America/Winnipeg 12:00 but 13:00 by 2026f
America/Inuvik 11:00 but 12:00 by 2026f
America/Havana 13:00 but 14:00 by 2026f
Europe/Berlin 19:00 as by 2026f
Node 24.21.0 has 2026c, moment-timezone 2026f
America/Vancouver 11:00 as by 2026f
America/Edmonton 12:00 as by 2026f
Africa/Casablanca 18:00 as by 2026f
America/Winnipeg 12:00 but 13:00 by 2026f
America/Inuvik 11:00 but 12:00 by 2026f
America/Havana 13:00 but 14:00 by 2026f
Europe/Berlin 19:00 as by 2026f
TEXT
diff expected seen && echo "As described above."
