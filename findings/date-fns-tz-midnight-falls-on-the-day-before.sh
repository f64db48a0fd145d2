#!/usr/bin/env bash
# date-fns-tz 3.2.0: fromZonedTime answers a local time that does not exist with one before the gap, not
# after it. Where clocks go forward at midnight, "midnight of a date" is then 23:00 of the date before.
# Luxon 3.7.2 and dayjs 1.11.23 answer the time after the gap, as Temporal's "compatible" does.
# Beirut skips 0:00 to 1:00 on 29 March 2026; New York 2:00 to 3:00 on 14 March 2027.
# Guessed: all three agree, and a date's midnight lies on that date.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent date-fns@4.4.0 date-fns-tz@3.2.0 luxon@3.7.2 dayjs@1.11.23

cat >run.mjs <<'JS'
import { fromZonedTime } from "date-fns-tz";
import dayjs from "dayjs";
import timezone from "dayjs/plugin/timezone.js";
import utc from "dayjs/plugin/utc.js";
import { DateTime } from "luxon";

dayjs.extend(utc);
dayjs.extend(timezone);
const asked = [
  ["2026-03-29 00:00", "Asia/Beirut"],
  ["2027-03-14 02:30", "America/New_York"],
];
for (const [local, zone] of asked) {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  console.log(zone, local);
  console.log("  date-fns-tz", shown.format(fromZonedTime(local, zone)));
  console.log("  luxon", shown.format(DateTime.fromSQL(local, { zone }).toJSDate()));
  console.log("  dayjs", shown.format(dayjs.tz(local, zone).toDate()));
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
Asia/Beirut 2026-03-29 00:00
  date-fns-tz 2026-03-28 23:00
  luxon 2026-03-29 01:00
  dayjs 2026-03-29 01:00
America/New_York 2027-03-14 02:30
  date-fns-tz 2027-03-14 01:30
  luxon 2027-03-14 03:30
  dayjs 2027-03-14 03:30
TEXT
diff expected seen && echo "As described above."
