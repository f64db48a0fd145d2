#!/usr/bin/env bash
# Publishers of the 1990s put <, > and ; into DOIs, and in a link to doi.org < and > stand as %3C and %3E. Of such a
# link doi-regex 0.1.17 takes what is before the %, another DOI if one at all; identifiers-doi 0.2.1 and doi-utils 2.0.6
# leave the %3C in, so that paper and link are two. doi-utils, which follows Crossref's pattern for most DOIs, says
# of the DOI itself that it is none, and of what it made of the link as well. doi-ts 0.1.10 reads both as one.
# Guessed: who takes a DOI out of a link to the resolver undoes what a link does to it; the DOI is valid either way.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent doi-utils@2.0.6 doi-regex@0.1.17 identifiers-doi@0.2.1 doi-ts@0.1.10 fp-ts@2.16.11

cat >run.mjs <<'JS'
import doiRegex from "doi-regex";
import * as ts from "doi-ts";
import { doi as utils } from "doi-utils";
import identifiers from "identifiers-doi";

const doi = "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O";
const { href } = new URL(`https://doi.org/${doi}`);
const readers = {
  "doi-regex": (text) => text.match(doiRegex())?.[0],
  "identifiers-doi": (text) => identifiers.extract(text)[0],
  "doi-utils": (text) => utils.normalize(text),
  "doi-ts": (text) => ts.parse(text).value,
};
console.log(href);
for (const [name, read] of Object.entries(readers)) {
  console.log(`${name} of the DOI: ${read(doi)}`);
  console.log(`${name} of the link: ${read(href)}`);
}
console.log(`doi-utils of what it read: ${utils.normalize(utils.normalize(href))}`);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O
doi-regex of the DOI: 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O
doi-regex of the link: 10.1002/(SICI)1097-4571(199806)49:8
identifiers-doi of the DOI: 10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o
identifiers-doi of the link: 10.1002/(sici)1097-4571(199806)49:8%3c693::aid-asi4%3e3.0.co;2-o
doi-utils of the DOI: undefined
doi-utils of the link: 10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O
doi-ts of the DOI: 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O
doi-ts of the link: 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O
doi-utils of what it read: undefined
TEXT
diff expected seen && echo "As described above."
