#!/usr/bin/env bash
# @citation-js/plugin-ris 0.8.2, with core 0.8.2: what stands before a family name, the "van den" of van den Oord
# and the "da" of da Silva, is left out of RIS, the format that Zotero, EndNote and Mendeley take in. The same
# record's BibTeX and reference list have it. Who moves a library by RIS gets authors Oord, Rossum and Silva.
# Guessed: AU holds the whole family name; what CSL splits off for sorting is joined again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 @citation-js/plugin-ris@0.8.2

cat >run.mjs <<'JS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

const author = "Aäron van den Oord and Guido van Rossum and Ana da Silva and Yann LeCun";
const cite = new Cite(`@misc{a, title={T}, author={${author}}, year={2016}}`);
const lines = (format, start) => cite.format(format).split("\n").map((line) => line.trim()).filter((line) => line.startsWith(start));
console.log(lines("bibtex", "author").join("\n"));
console.log(lines("ris", "AU").join("\n"));
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
author = {van den Oord, A{\" a}ron and van Rossum, Guido and da Silva, Ana and LeCun, Yann},
AU  - Oord, Aäron
AU  - Rossum, Guido
AU  - Silva, Ana
AU  - LeCun, Yann
TEXT
diff expected seen && echo "As described above."
