#!/usr/bin/env bash
# croner 11.0.1: a daily time that a spring-forward gap swallows is moved to the first minute after the
# gap, unless the gap runs to the end of the date: then that date has no run at all.
# In America/Scoresbysund clocks go from 23:00 on 28 March 2026 straight to 00:00 on the 29th. A job for
# 23:30 runs on the 27th and then on the 29th, 48 hours apart less one; one for 2:30 in New York, whose
# gap ends within its date, runs at 3:00 on the date of the change.
# Guessed: one run a date, moved past the gap, in every zone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent croner@11.0.1

cat >run.mjs <<'JS'
import { Cron } from "croner";

const jobs = [
  ["30 2 * * *", "America/New_York", "2027-03-13T12:00:00Z"],
  ["30 23 * * *", "America/Scoresbysund", "2026-03-27T12:00:00Z"],
];
for (const [expression, timezone, from] of jobs) {
  const runs = new Cron(expression, { timezone, paused: true }).nextRuns(3, new Date(from));
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: timezone, dateStyle: "short", timeStyle: "short" });
  console.log(timezone, expression, "->", runs.map((run) => local.format(run)).join(", "));
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
America/New_York 30 2 * * * -> 2027-03-14 03:00, 2027-03-15 02:30, 2027-03-16 02:30
America/Scoresbysund 30 23 * * * -> 2026-03-27 23:30, 2026-03-29 23:30, 2026-03-30 23:30
TEXT
diff expected seen && echo "As described above."
