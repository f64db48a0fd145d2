#!/usr/bin/env bash
# @citation-js/plugin-bibtex 0.9.0 with core 0.9.0: in a title's formula, ^ raises and _ lowers not the one sign that
# stands behind it, as in TeX, but all up to the next blank, brace, command, ^ or _. "$O(n^2)$" becomes "O(n²⁾", whose
# bracket never closes, "$n^2+1$" raises n to 2+1, "$H_2O$" has its O lowered, and of "$L_1/L_2$" the second L hangs
# below the first. "$O(n^{2})$", which TeX prints as it does "$O(n^2)$", is right. No search for "O(n²)" finds the rest.
# Guessed: a parser that knows the scripts of Unicode knows how far a script reaches.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0

cat >run.mjs <<'JS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";

for (const formula of ["O(n^{2})", "O(n^2)", "n^2+1", "O(n^k)", "H_2O", "L_1/L_2"]) {
  const [paper] = new Cite(`@misc{a, title={Bounds for $${formula}$ in practice}}`).data;
  console.log(`${formula}: ${paper.title}`);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
O(n^{2}): Bounds for O(n²) in practice
O(n^2): Bounds for O(n²⁾ in practice
n^2+1: Bounds for n²⁺¹ in practice
O(n^k): Bounds for O(n<sup>k)</sup> in practice
H_2O: Bounds for H<sub>2O</sub> in practice
L_1/L_2: Bounds for L<sub>1/L</sub>₂ in practice
TEXT
diff expected seen && echo "As described above."
