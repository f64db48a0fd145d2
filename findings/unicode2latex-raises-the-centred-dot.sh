#!/usr/bin/env bash
# unicode2latex 7.0.33: its table from LaTeX to Unicode answers \textperiodcentered, the dot at half the
# height of a letter ("·", U+00B7), with the dot accent that stands above letters ("˙", U+02D9).
# Names and products in titles that use it get a mark at the wrong height, which no search for "·" finds.
# Guessed: the sign that the command prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent unicode2latex@7.0.33

cat >run.mjs <<'JS'
import { latex2unicode } from "unicode2latex";

for (const command of ["\\textperiodcentered", "\\cdot"]) {
  const sign = latex2unicode[command];
  console.log(command, "->", sign, `U+${sign.codePointAt(0).toString(16).padStart(4, "0")}`);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
\textperiodcentered -> ˙ U+02d9
\cdot -> ⋅ U+22c5
TEXT
diff expected seen && echo "As described above."
