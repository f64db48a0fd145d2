#!/usr/bin/env bash
# fast-xml-parser 5.12.1: numeric references, which every XML document may use without declaring
# anything (XML 1.0, section 4.1), stay as they are written unless htmlEntities is on. With it on they
# are decoded, and so are some of HTML's names, such as &mdash;, but others, such as &eacute;, are not.
# Titles and names of authors in feeds are full of both.
# Guessed: numbers are decoded always, and with htmlEntities all of HTML's names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent fast-xml-parser@5.12.1

cat >run.mjs <<'JS'
import { XMLParser } from "fast-xml-parser";

for (const options of [{}, { htmlEntities: true }]) {
  const { title } = new XMLParser(options).parse("<title>&#8212; &mdash; &eacute; &lt;</title>");
  console.log(JSON.stringify(options), "->", title);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
{} -> &#8212; &mdash; &eacute; <
{"htmlEntities":true} -> — — &eacute; <
TEXT
diff expected seen && echo "As described above."
