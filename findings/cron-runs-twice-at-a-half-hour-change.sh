#!/usr/bin/env bash
# cron 4.4.0: where clocks go forward by half an hour, a daily job runs twice on that date, and at
# neither of the minutes that its expression names.
# On Lord Howe Island clocks go from 2:00 to 2:30 on 4 October 2026. A job for 2:15 is told 1:45, before
# the change, and then 2:45, after it. Where the change is a whole hour, as in New York, it runs once.
# Guessed: one run a date, at or after the time asked for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent cron@4.4.0 luxon@3.7.2

cat >run.mjs <<'JS'
import { CronTime } from "cron";
import { DateTime } from "luxon";

const jobs = [
  ["0 30 2 * * *", "America/New_York", "2027-03-13T12:00:00Z"],
  ["0 15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z"],
];
for (const [expression, zone, from] of jobs) {
  const time = new CronTime(expression, zone);
  let at = DateTime.fromISO(from, { zone });
  const runs = [];
  for (let n = 0; n < 3; n++) {
    at = time.getNextDateFrom(at.toJSDate(), zone);
    runs.push(at.toFormat("yyyy-MM-dd HH:mm"));
  }
  console.log(zone, expression, "->", runs.join(", "));
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
America/New_York 0 30 2 * * * -> 2027-03-14 03:00, 2027-03-15 02:30, 2027-03-16 02:30
Australia/Lord_Howe 0 15 2 * * * -> 2026-10-04 01:45, 2026-10-04 02:45, 2026-10-05 02:15
TEXT
diff expected seen && echo "As described above."
