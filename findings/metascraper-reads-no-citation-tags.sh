#!/usr/bin/env bash
# metascraper 5.49.24 with metascraper-author and -date: of a page that names its authors and its date in
# citation_author and citation_date, the tags that Google Scholar wants and that arXiv, bioRxiv, OpenReview and
# publishers have, it tells neither: author and date are null. Of the same page with the tags author and date it
# tells the date and one author of two.
# Guessed: the tags with which nearly every paper's page describes itself are among the dozens that it looks for.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent metascraper@5.49.24 metascraper-author@5.49.24 metascraper-date@5.49.24

cat >run.mjs <<'JS'
import metascraper from "metascraper";
import author from "metascraper-author";
import date from "metascraper-date";

const scrape = metascraper([author(), date()]);
const page = (tags) =>
  `<!doctype html><html><head>${tags.map(([name, content]) => `<meta name="${name}" content="${content}">`).join("")}</head></html>`;
const citation = [
  ["citation_author", "Lovelace, Ada"],
  ["citation_author", "Hopper, Grace"],
  ["citation_date", "2024/01/02"],
];
const plain = [["author", "Ada Lovelace"], ["author", "Grace Hopper"], ["date", "2024-01-02"]];
for (const [name, tags] of Object.entries({ citation, plain }))
  console.log(`${name}: ${JSON.stringify(await scrape({ html: page(tags), url: "https://example.org/1" }))}`);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
citation: {"author":null,"date":null}
plain: {"author":"Ada Lovelace","date":"2024-01-02T00:00:00.000Z"}
TEXT
diff expected seen && echo "As described above."
