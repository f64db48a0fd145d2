#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3: of an Atom entry with several links it answers the first one written,
# not the one with rel="alternate"; and as "published" it answers the entry's "updated".
# arXiv writes a paper's DOI as a link with rel="related" before its page, and keeps "updated" for the
# latest version: such a paper gets the publisher's address, and the date of its last revision.
# Guessed: the alternate link is the entry's link (RFC 4287, section 4.2.7.2), published is published.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @extractus/feed-extractor@8.0.3

cat >run.mjs <<'JS'
import { extractFromXml } from "@extractus/feed-extractor";

const atom = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>papers</title><id>urn:feed</id><updated>2026-01-20T00:00:00Z</updated>
<entry>
  <id>http://arxiv.org/abs/2601.00010v2</id>
  <title>Sums below a bound</title>
  <published>2026-01-01T00:00:00Z</published><updated>2026-01-20T00:00:00Z</updated>
  <summary>We count.</summary>
  <author><name>First Example</name></author><author><name>Second Example</name></author>
  <link title="doi" href="http://dx.doi.org/10.1000/1" rel="related"/>
  <link href="http://arxiv.org/abs/2601.00010v2" rel="alternate" type="text/html"/>
  <link title="pdf" href="http://arxiv.org/pdf/2601.00010v2" rel="related" type="application/pdf"/>
  <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/><category term="stat.ML" scheme="http://arxiv.org/schemas/atom"/>
</entry></feed>`;
const [entry] = extractFromXml(atom).entries;
console.log("link", entry.link);
console.log("published", entry.published);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
link http://dx.doi.org/10.1000/1
published 2026-01-20T00:00:00.000Z
TEXT
diff expected seen && echo "As described above."
