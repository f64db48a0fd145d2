#!/usr/bin/env bash
# @rowanmanning/feed-parser 2.1.5 decodes entities once more than the format asks for: a title of plain text
# that shows markup (`a &lt;b&gt; of &amp;lt;`, in Atom with type="text", or in CDATA, where nothing is to be
# decoded) comes out as markup, and a paper about `&lt;` as one about `<`. There is no way to write such a
# title that it reads right; rss-parser 3.13.0 reads all of them as they are meant.
# Guessed: what a well-tested reader gives as a title is the title.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @rowanmanning/feed-parser@2.1.5 rss-parser@3.13.0

cat >run.mjs <<'JS'
import { parseFeed } from "@rowanmanning/feed-parser";
import Parser from "rss-parser";

const feed = (title) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Papers</title><id>urn:example:papers</id>
<updated>2026-01-01T00:00:00Z</updated>
<entry><id>urn:example:1</id><updated>2026-01-01T00:00:00Z</updated><author><name>A</name></author>
<title type="text">${title}</title><link href="https://example.org/1"/></entry></feed>`;

const meant = "Where &lt; is written";
const ways = { escaped: "Where &amp;lt; is written", "in CDATA": "Where <![CDATA[&lt;]]> is written" };
for (const [way, title] of Object.entries(ways)) {
  const xml = feed(title);
  const one = parseFeed(xml).items[0].title;
  const other = (await new Parser().parseString(xml)).items[0].title;
  console.log(`${way}: feed-parser ${one === meant} (${one}), rss-parser ${other === meant} (${other})`);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
escaped: feed-parser false (Where < is written), rss-parser true (Where &lt; is written)
in CDATA: feed-parser false (Where < is written), rss-parser true (Where &lt; is written)
TEXT
diff expected seen && echo "As described above."
