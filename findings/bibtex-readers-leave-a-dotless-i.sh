#!/usr/bin/env bash
# @retorquere/bibtex-parser 9.0.29 and @citation-js/plugin-bibtex 0.8.2 read {\'\i}, the accented i as BibTeX
# files have spelled it for decades, as a dotless ı with a combining accent. Unicode has no single letter for
# that pair, so NFC leaves it: the name never equals "García", whose í is one letter, nor is it found by it.
# {\'i} comes out right in both. Guessed: both spellings are the same letter, as TeX prints them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @retorquere/bibtex-parser@9.0.29 @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2

cat >run.mjs <<'JS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import { parse } from "@retorquere/bibtex-parser";

const points = (name) => [...name.normalize("NFC")].map((c) => c.codePointAt(0).toString(16)).join(" ");
for (const author of ["Garc{\\'\\i}a, Ana", "Garc{\\'i}a, Ana"]) {
  const bibtex = `@article{a, title={T}, author={${author}}, year={2024}}`;
  console.log(author);
  console.log("  bibtex-parser:", points(parse(bibtex).entries[0].fields.author[0].lastName));
  console.log("  citation-js:  ", points(new Cite(bibtex).data[0].author[0].family));
}
JS
node run.mjs | tee seen

cat >expected <<'TXT'
Garc{\'\i}a, Ana
  bibtex-parser: 47 61 72 63 131 301 61
  citation-js:   47 61 72 63 131 301 61
Garc{\'i}a, Ana
  bibtex-parser: 47 61 72 63 ed 61
  citation-js:   47 61 72 63 ed 61
TXT
diff expected seen && echo "As described above."
