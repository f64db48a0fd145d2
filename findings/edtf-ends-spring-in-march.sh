#!/usr/bin/env bash
# edtf 4.11.1, the reader of ISO 8601-2's dates for JavaScript, gives a season the months of a quarter: spring, be it
# 21 or 25, the northern one, is January to March, summer ends in June, and winter is October to December. An issue of
# "Spring 2024" then comes before a paper of February and does not cover April or May. The quarters have codes of their
# own: 33, the first, has the same bounds as spring.
# Guessed: whatever the day on which spring begins, May is in it where the code says northern, and January is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent edtf@4.11.1

cat >run.mjs <<'JS'
import edtf from "edtf";

const seasons = {
  "2024-21": "spring",
  "2024-25": "northern spring",
  "2024-26": "northern summer",
  "2024-28": "northern winter",
  "2024-33": "first quarter",
};
const day = (time) => new Date(time).toISOString().slice(0, 10);
for (const [code, name] of Object.entries(seasons)) {
  const season = edtf(code);
  const covered = ["2024-01", "2024-04", "2024-05", "2024-08", "2024-11"].filter((month) => season.covers(edtf(month)));
  console.log(`${code}, ${name}: ${day(season.min)} to ${day(season.max)}, covers ${covered}`);
}
const months = ["2024-25", "2024-02"].map((date) => edtf(date)).sort((a, b) => a.compare(b));
console.log(`in order: ${months.map((each) => each.edtf)}`);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
2024-21, spring: 2024-01-01 to 2024-03-31, covers 2024-01
2024-25, northern spring: 2024-01-01 to 2024-03-31, covers 2024-01
2024-26, northern summer: 2024-04-01 to 2024-06-30, covers 2024-04,2024-05
2024-28, northern winter: 2024-10-01 to 2024-12-31, covers 2024-11
2024-33, first quarter: 2024-01-01 to 2024-03-31, covers 2024-01
in order: 2024-25,2024-02
TEXT
diff expected seen && echo "As described above."
