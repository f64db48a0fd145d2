#!/usr/bin/env bash
# PostgreSQL 18.7's full-text search, here as PGlite 0.5.17: the parser takes a "<" right before a letter for the
# start of an XML tag, and if only words, blanks and full stops stand before the next ">", all of it for the tag,
# which is not indexed. Of "holds if n<m. Diffusion then converges for k>0" no word between the two signs finds the
# text; with blanks around the "<" each does. to_tsvector has no parameter that says a text is plain.
# Guessed: plain text is indexed word by word, and only what HTML or XML would read as a tag is one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @electric-sql/pglite@0.5.17

cat >run.mjs <<'JS'
import { PGlite } from "@electric-sql/pglite";

const database = new PGlite();
const ask = async (sql, ...values) => (await database.query(`SELECT ${sql} AS answer`, values)).rows[0].answer;
const bound = "The bound holds if n<m. Diffusion then converges for k>0";
for (const abstract of [bound, bound.replace("<", " < ")]) {
  console.log(abstract);
  console.log("  indexed:", await ask("to_tsvector('english', $1)::text", abstract));
  console.log("  found by diffusion:", await ask("to_tsvector('english', $1) @@ to_tsquery('english', 'diffusion')", abstract));
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
The bound holds if n<m. Diffusion then converges for k>0
  indexed: '0':6 'bound':2 'hold':3 'n':5
  found by diffusion: false
The bound holds if n < m. Diffusion then converges for k>0
  indexed: '0':12 'bound':2 'converg':9 'diffus':7 'hold':3 'k':11 'm':6 'n':5
  found by diffusion: true
TEXT
diff expected seen && echo "As described above."
