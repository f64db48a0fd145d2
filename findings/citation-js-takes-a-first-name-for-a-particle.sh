#!/usr/bin/env bash
# @citation-js/plugin-bibtex 0.8.2: a first name that begins with a letter written as a TeX command, as BibTeX
# files write {\L}ukasz and {\'E}douard, is taken for a particle like "von". The author then has no given name:
# the reference list says "Łukasz Kaiser", whole, where "Kaiser, Ł." belongs. Of the family name Álvarez-Melis
# the first half becomes a particle. The same letters typed as they are come out right.
# Guessed: the case of the letter decides, as in BibTeX, where {\L} counts as the capital that it prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-csl@0.8.2

cat >run.mjs <<'JS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

for (const author of ["{\\L}ukasz Kaiser", "{\\'E}douard Grave", "David {\\'A}lvarez-Melis", "Łukasz Kaiser"]) {
  const cite = new Cite(`@misc{a, title={T}, author={${author}}, year={2017}}`);
  const { given, "non-dropping-particle": particle, family } = cite.data[0].author[0];
  console.log(`${author}: given ${given}, particle ${particle}, family ${family}`);
  console.log("  " + cite.format("bibliography", { template: "apa" }).trim());
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
{\L}ukasz Kaiser: given undefined, particle Łukasz, family Kaiser
  Łukasz Kaiser. (2017). T.
{\'E}douard Grave: given undefined, particle Édouard, family Grave
  Édouard Grave. (2017). T.
David {\'A}lvarez-Melis: given David, particle Álvarez, family Melis
  Álvarez Melis, D. (2017). T.
Łukasz Kaiser: given Łukasz, particle undefined, family Kaiser
  Kaiser, Ł. (2017). T.
TEXT
diff expected seen && echo "As described above."
