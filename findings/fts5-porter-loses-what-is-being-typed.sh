#!/usr/bin/env bash
# SQLite's FTS5 with the porter tokenizer, here by libsql 0.5.29: the words of the index are stems, and the start of
# a word with a star is looked for among the stems, itself stemmed as if it were a word. So "gene*" finds papers on
# generative models, "genera*" up to "generativ*" find none, and "generative*" finds them again: a search as one
# types loses its results for the middle of the word. Without porter all of them find.
# Guessed: the longer the start of a word, the fewer the papers, but never none before the word is whole.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent libsql@0.5.29

cat >run.mjs <<'JS'
import Database from "libsql";

const database = new Database(":memory:");
for (const [table, tokenizer] of [["stemmed", "porter"], ["plain", "unicode61"]]) {
  database.exec(`CREATE VIRTUAL TABLE ${table} USING fts5(title, tokenize = '${tokenizer}')`);
  database.exec(`INSERT INTO ${table} VALUES ('Generative models'), ('Relational learning'), ('University rankings')`);
  for (const word of ["generative", "relational", "university"]) {
    const found = database.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${table} MATCH ?`);
    const starts = Array.from({ length: word.length - 3 }, (_, i) => word.slice(0, i + 4));
    console.log(tokenizer, starts.map((start) => `${start}* ${found.get(`${start}*`).n}`).join(", "));
  }
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
porter gene* 1, gener* 1, genera* 0, generat* 0, generati* 0, generativ* 0, generative* 1
porter rela* 1, relat* 1, relati* 0, relatio* 0, relation* 1, relationa* 0, relational* 1
porter univ* 1, unive* 1, univer* 1, univers* 1, universi* 0, universit* 0, university* 1
unicode61 gene* 1, gener* 1, genera* 1, generat* 1, generati* 1, generativ* 1, generative* 1
unicode61 rela* 1, relat* 1, relati* 1, relatio* 1, relation* 1, relationa* 1, relational* 1
unicode61 univ* 1, unive* 1, univer* 1, univers* 1, universi* 1, universit* 1, university* 1
TEXT
diff expected seen && echo "As described above."
