#!/usr/bin/env bash
# unicodeit 0.7.5: \lbrack and \rbrack, LaTeX's names of the square brackets, become round ones, so that
# the closed interval [0,1] is read as the open one (0,1); and of a subscript with a comma, only what
# stands before and after is lowered, with the underscore left in between.
# Guessed: a sign is shown as itself, or the command is left as it was written.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent unicodeit@0.7.5

cat >run.mjs <<'JS'
import { replace } from "unicodeit";

for (const text of ["\\lbrack 0,1\\rbrack", "\\lbrace", "x_{ij}", "x_{i,j}"]) {
  console.log(text, "->", replace(text));
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
\lbrack 0,1\rbrack -> ( 0,1)
\lbrace -> {
x_{ij} -> xᵢⱼ
x_{i,j} -> xᵢ_,ⱼ
TEXT
diff expected seen && echo "As described above."
