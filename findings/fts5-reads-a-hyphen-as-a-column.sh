#!/usr/bin/env bash
# SQLite's FTS5, here by libsql 0.5.29: a bare word with a hyphen is no word of its query language. What
# stands behind the hyphen is taken for a column's name, so that pre-training fails with an error about a
# column; the same word in double quotes is found, and so are its two halves with a blank between.
# Half of the terms of machine learning are written so: few-shot, text-to-image, pre-training.
# Guessed: the tokenizer, which splits at hyphens, also sees what is asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent libsql@0.5.29

cat >run.mjs <<'JS'
import Database from "libsql";

const papers = new Database(":memory:");
papers.exec("CREATE VIRTUAL TABLE papers USING fts5(title)");
papers.exec("INSERT INTO papers VALUES ('Pre-training of models'), ('A few-shot learner')");
const find = papers.prepare("SELECT title FROM papers WHERE papers MATCH ?");
for (const query of ["pre-training", '"pre-training"', "few-shot", "few shot"]) {
  try {
    console.log(query, "->", find.all(query).map(({ title }) => title).join(", "));
  } catch (error) {
    console.log(query, "-> error:", error.message);
  }
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
pre-training -> error: no such column: training
"pre-training" -> Pre-training of models
few-shot -> error: no such column: shot
few shot -> A few-shot learner
TEXT
diff expected seen && echo "As described above."
