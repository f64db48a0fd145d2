#!/usr/bin/env bash
# unicode2latex 7.0.33: its table from LaTeX to Unicode answers some commands with another sign than the
# command's: \textperiodcentered, the raised dot "·", is a dot accent "˙"; \textcap, the cap of an
# intersection "∩", is the logical and "∧", while \cap is right.
# Guessed: the two ways to write one sign, in text and in formulas, lead to the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent unicode2latex@7.0.33

cat >run.mjs <<'JS'
import { latex2unicode } from "unicode2latex";

for (const command of ["\\textperiodcentered", "\\cdot", "\\textcap", "\\cap"]) {
  const sign = latex2unicode[command];
  console.log(command, "->", sign, `U+${sign.codePointAt(0).toString(16).padStart(4, "0")}`);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
\textperiodcentered -> ˙ U+02d9
\cdot -> ⋅ U+22c5
\textcap -> ∧ U+2227
\cap -> ∩ U+2229
TEXT
diff expected seen && echo "As described above."
