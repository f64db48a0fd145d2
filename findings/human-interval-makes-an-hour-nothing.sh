#!/usr/bin/env bash
# human-interval 2.0.1, which reads intervals for the job schedulers Agenda and Bree, answers "an hour", "a week",
# "half an hour" and "every 2 hours" with 0, as if they said no time at all, and "two and a half hours" with two. An
# hour without the article, and 2.5 hours, are right; a unit it does not know is NaN. A check for NaN or for a
# missing value lets the 0 through, and a job for every 0 milliseconds is due always.
# Guessed: English that it does not understand is NaN, whatever the unit behind it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent human-interval@2.0.1

cat >run.mjs <<'JS'
import humanInterval from "human-interval";

const asked = ["hour", "one hour", "an hour", "a week", "half an hour", "every 2 hours", "two and a half hours", "2.5 hours", "a fortnight"];
for (const text of asked) console.log(`${text}: ${humanInterval(text) / 3_600_000} h`);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
hour: 1 h
one hour: 1 h
an hour: 0 h
a week: 0 h
half an hour: 0 h
every 2 hours: 0 h
two and a half hours: 2 h
2.5 hours: 2.5 h
a fortnight: NaN h
TEXT
diff expected seen && echo "As described above."
