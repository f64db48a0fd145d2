#!/usr/bin/env bash
# FlexSearch 0.8.212: its encoder writes a run of one letter or digit as one, also in numbers, on what is indexed and
# on what is asked. CIFAR-100 and CIFAR-10 become the same word, and so do the authors Lee and Le and, now and then,
# two arXiv ids; a query for either answers both, as they were added, and the exact match does not come first.
# Guessed: a number is found by that number; what is alike in sound is at most ranked below what is equal.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent flexsearch@0.8.212

cat >run.mjs <<'JS'
import { Index } from "flexsearch";

const index = new Index();
const texts = ["A CIFAR-100 study", "A CIFAR-10 study", "By Lee", "By Le", "arXiv:2401.11000", "arXiv:2401.00010"];
texts.forEach((text, id) => index.add(id, text));
for (const query of ["CIFAR-10", "CIFAR-100", "Le", "2401.00010"]) {
  console.log(query, "->", index.search(query).map((id) => texts[id]).join(" | "));
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
CIFAR-10 -> A CIFAR-100 study | A CIFAR-10 study
CIFAR-100 -> A CIFAR-100 study | A CIFAR-10 study
Le -> By Lee | By Le
2401.00010 -> arXiv:2401.11000 | arXiv:2401.00010
TEXT
diff expected seen && echo "As described above."
