#!/usr/bin/env bash
# "and others" is how a list of authors is left open in BibTeX; Google Scholar writes it for long ones, and styles print
# "et al." of it. @citation-js/plugin-bibtex 0.9.0 and biblatex-csl-converter 3.6.0 read a second author of the name
# "others", cited as "(Smith & others, 2020)", and both write it as BibTeX in braces, {others}, which is a name and no
# mark there: the list is closed for good. astrocite-bibtex 0.16.4 leaves the mark out, so that Smith wrote alone.
# Guessed: one of the few reserved words of the format is known to its readers, or at least comes back as it went in.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @citation-js/core@0.9.0 @citation-js/plugin-bibtex@0.9.0 @citation-js/plugin-csl@0.9.0 astrocite-bibtex@0.16.4 biblatex-csl-converter@3.6.0

cat >run.mjs <<'JS'
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import astrocite from "astrocite-bibtex";
import { BibLatexExporter, BibLatexParser, CSLExporter } from "biblatex-csl-converter";

const bibtex = "@article{smith, title={On Papers}, year={2020}, author={Smith, Jane and others}}";
const cite = new Cite(bibtex);
const { entries } = new BibLatexParser(bibtex).parse();
const show = (name, { author }) => console.log(`${name}: ${author.map(({ family, literal }) => family ?? literal).join(" | ")}`);
const written = (text) => text.match(/ and .?others.?/)[0].trim();
show("citation-js", cite.data[0]);
show("biblatex-csl-converter", Object.values(new CSLExporter(entries, false).parse())[0]);
show("astrocite", astrocite.parse(bibtex)[0]);
console.log(`citation-js cites: ${cite.format("citation", { template: "apa" })}`);
console.log(`citation-js writes: ${written(cite.format("bibtex"))}`);
console.log(`biblatex-csl-converter writes: ${written(new BibLatexExporter(entries).parse())}`);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
citation-js: Smith | others
biblatex-csl-converter: Smith | others
astrocite: Smith
citation-js cites: (Smith & others, 2020)
citation-js writes: and {others}
biblatex-csl-converter writes: and {others}
TEXT
diff expected seen && echo "As described above."
