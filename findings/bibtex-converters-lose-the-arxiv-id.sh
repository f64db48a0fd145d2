#!/usr/bin/env bash
# Three converters from BibTeX to CSL, the form that citation processors read, drop the arXiv id: of
# eprint={1706.03762}, archivePrefix={arXiv}, the way arXiv's own export names a paper, nothing is left in the
# record by @citation-js/plugin-bibtex 0.8.2, astrocite-bibtex 0.16.4 and biblatex-csl-converter 3.6.0. citation-js
# keeps eprints from PubMed only, and writes BibTeX without the id, too. No warning is given.
# Guessed: an id that biblatex has fields for lands in a field of CSL ("number", "archive_location") or a note.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @citation-js/core@0.8.2 @citation-js/plugin-bibtex@0.8.2 astrocite-bibtex@0.16.4 biblatex-csl-converter@3.6.0

cat >run.mjs <<'JS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import astrocite from "astrocite-bibtex";
import { BibLatexParser, CSLExporter } from "biblatex-csl-converter";

const bibtex = `@misc{vaswani, title={Attention}, author={Ashish Vaswani}, year={2017},
  eprint={1706.03762}, archivePrefix={arXiv}, primaryClass={cs.CL}}`;
const cite = new Cite(bibtex);
const { entries, errors, warnings } = new BibLatexParser(bibtex).parse();
const show = (name, record) => {
  const fields = Object.keys(record).filter((key) => !key.startsWith("_")).sort();
  console.log(`${name}: ${fields.join(" ")} | id kept: ${JSON.stringify(fields.map((key) => record[key])).includes("1706.03762")}`);
};
show("citation-js", cite.data[0]);
show("astrocite", astrocite.parse(bibtex)[0]);
show("biblatex-csl-converter", Object.values(new CSLExporter(entries, false).parse())[0]);
console.log("its errors and warnings:", errors.length + warnings.length);
console.log("citation-js, as BibTeX again:", cite.format("bibtex").includes("1706.03762"));
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
citation-js: author citation-key id issued title type | id kept: false
astrocite: author id issued title type | id kept: false
biblatex-csl-converter: author id issued title type | id kept: false
its errors and warnings: 0
citation-js, as BibTeX again: false
TEXT
diff expected seen && echo "As described above."
