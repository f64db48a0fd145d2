#!/usr/bin/env bash
# SQLite's FTS5, here by libsql 0.5.29: unicode61 takes the accents off, with remove_diacritics at 1 and at 2, so that
# erdos finds Erdős and schrodinger finds Schrödinger. But lukasz does not find Łukasz, nor dorde Đorđe or oystein
# Øystein: Unicode has no accent to take off a letter with a stroke. Who types such an author's name on a keyboard
# without the letter finds nothing, and was taught by the other names that it would be found.
# Guessed: remove_diacritics gives each letter the one it is drawn upon.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent libsql@0.5.29

cat >run.mjs <<'JS'
import Database from "libsql";

const database = new Database(":memory:");
for (const level of [1, 2]) {
  const table = `level${level}`;
  database.exec(`CREATE VIRTUAL TABLE ${table} USING fts5(name, tokenize = 'unicode61 remove_diacritics ${level}')`);
  database.exec(`INSERT INTO ${table} VALUES ('Erdős'), ('Schrödinger'), ('Đặng'), ('Łukasz'), ('Đorđe'), ('Øystein')`);
  const find = database.prepare(`SELECT name FROM ${table} WHERE ${table} MATCH ?`);
  for (const query of ["erdos", "schrodinger", "dang", "lukasz", "dorde", "oystein"]) {
    console.log(level, query, "->", find.all(query).map(({ name }) => name).join(", ") || "nothing");
  }
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
1 erdos -> Erdős
1 schrodinger -> Schrödinger
1 dang -> nothing
1 lukasz -> nothing
1 dorde -> nothing
1 oystein -> nothing
2 erdos -> Erdős
2 schrodinger -> Schrödinger
2 dang -> nothing
2 lukasz -> nothing
2 dorde -> nothing
2 oystein -> nothing
TEXT
diff expected seen && echo "As described above."
