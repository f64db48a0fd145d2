#!/usr/bin/env bash
# chrono-node 2.10.3: "2024-05", a month as ISO 8601 writes it, is no date, and neither is "since 2024-05" or a year
# alone, but of "Wu, Sun and Chen 2019" it makes the Sunday before now, a time that nobody named.
# Guessed: a parser of dates reads ISO's months before it reads three letters of a name as a day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent chrono-node@2.10.3

cat >run.mjs <<'JS'
import { parse } from "chrono-node";

const now = new Date("2026-11-30T12:00:00Z");
for (const text of ["since 2024-05", "since 05/2024", "since May 2024", "Wu, Sun and Chen 2019", "Wu and Chen 2019"]) {
  const found = parse(text, now).map((each) => `“${each.text}” ${each.date().toISOString().slice(0, 10)}`);
  console.log(`${text}: ${found.join(", ") || "no date"}`);
}
JS
TZ=UTC node run.mjs | tee seen

cat >expected <<'TEXT'
since 2024-05: no date
since 05/2024: “05/2024” 2024-05-01
since May 2024: “May 2024” 2024-05-01
Wu, Sun and Chen 2019: “Sun” 2026-11-29
Wu and Chen 2019: no date
TEXT
diff expected seen && echo "As described above."
