#!/usr/bin/env bash
# rss-parser 3.13.0: of an Atom entry it keeps the first author and no category at all, whatever the
# entry lists; an RSS item keeps its categories.
# A paper on arXiv's feed has its authors as one <author> each and its subjects as <category term="…">.
# Guessed: a list of authors, and the same categories from both formats.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent rss-parser@3.13.0

cat >run.mjs <<'JS'
import Parser from "rss-parser";

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
const rss = `<rss version="2.0"><channel><title>papers</title><item><title>Sums below a bound</title>
  <category>cs.LG</category><category>stat.ML</category></item></channel></rss>`;
for (const text of [atom, rss]) {
  const [item] = (await new Parser().parseString(text)).items;
  console.log("author", item.author ?? "none", "| categories", item.categories ?? "none");
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
author First Example | categories none
author none | categories [ 'cs.LG', 'stat.ML' ]
TEXT
diff expected seen && echo "As described above."
