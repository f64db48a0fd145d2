#!/usr/bin/env bash
# PostgreSQL 18.7's full-text search, here as PGlite 0.5.17: words with a slash between them are the path of a file,
# and a path is one word. "Vision/language models" is found neither by vision nor by language, nor by the two with a
# blank; T5/BERT neither by T5 nor by BERT. The word is not stemmed either. With blanks around the slash all is well.
# Guessed: a slash between words parts them, as a comma does.
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
const titles = ["Vision/language models", "Zero-shot/few-shot prompting", "T5/BERT compared", "Vision / language models"];
for (const title of titles) console.log(title, "->", await ask("to_tsvector('english', $1)::text", title));
const pairs = [
  [titles[0], "vision"],
  [titles[0], "vision language"],
  [titles[1], "few-shot"],
  [titles[2], "BERT"],
  [titles[3], "vision"],
];
for (const [title, query] of pairs) {
  const found = await ask("to_tsvector('english', $1) @@ websearch_to_tsquery('english', $2)", title, query);
  console.log(`${query} ${found ? "finds" : "does not find"} ${title}`);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
Vision/language models -> 'model':2 'vision/language':1
Zero-shot/few-shot prompting -> '/few-shot':4 'prompt':5 'shot':3 'zero':2 'zero-shot':1
T5/BERT compared -> 'compar':2 't5/bert':1
Vision / language models -> 'languag':2 'model':3 'vision':1
vision does not find Vision/language models
vision language does not find Vision/language models
few-shot does not find Zero-shot/few-shot prompting
BERT does not find T5/BERT compared
vision finds Vision / language models
TEXT
diff expected seen && echo "As described above."
