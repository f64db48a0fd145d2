#!/usr/bin/env bash
# @retorquere/bibtex-parser 9.0.29, the parser behind Better BibTeX for Zotero: parse changes the capitals of titles
# unless told otherwise, and takes those of names with them: "Bayesian" and "New York" come out small, "DeepMind"
# is kept for the capital within. With sentenceCase: false the title is as the file has it. Files that arXiv, the
# ACL and publishers hand out have their titles without braces around names.
# Guessed: what is read from a file is what stands there, and a style changes it later, if at all.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @retorquere/bibtex-parser@9.0.29

cat >run.mjs <<'JS'
import { parse } from "@retorquere/bibtex-parser";

for (const title of ["Bayesian Search on the Streets of New York", "What Google DeepMind Reads"])
  for (const options of [{}, { sentenceCase: false }]) {
    const { entries } = parse(`@misc{a, title={${title}}}`, options);
    console.log(`${JSON.stringify(options)}: ${entries[0].fields.title}`);
  }
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
{}: Bayesian search on the streets of new york
{"sentenceCase":false}: Bayesian Search on the Streets of New York
{}: What google DeepMind reads
{"sentenceCase":false}: What Google DeepMind Reads
TEXT
diff expected seen && echo "As described above."
