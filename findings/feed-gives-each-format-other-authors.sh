#!/usr/bin/env bash
# feed 6.0.0: one item given to the three generators does not say the same three times. Its JSON Feed is
# of version 1 and keeps the first author only (version 1.1 has a list, "authors"); its Atom categories
# have a label and not the "term" that RFC 4287, section 4.2.2, requires, when only a name was given.
# For papers, JSON readers show one author of two, and strict Atom readers no subject.
# Guessed: the same facts in every format, and each valid.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent feed@6.0.0

cat >run.mjs <<'JS'
import { Feed } from "feed";

const feed = new Feed({ title: "Papers", id: "urn:feed", link: "https://example.org/", copyright: "none" });
feed.addItem({
  title: "Sums below a bound",
  id: "urn:paper",
  link: "https://example.org/1",
  date: new Date(0),
  author: [{ name: "First Example" }, { name: "Second Example" }],
  category: [{ name: "cs.LG" }],
});
const atom = feed.atom1();
const json = JSON.parse(feed.json1());
console.log("Atom authors", atom.match(/<name>[^<]+/g).length, "| category", atom.match(/<category[^>]*>/)[0]);
console.log("RSS authors", feed.rss2().match(/<author>/g).length);
console.log("JSON version", json.version.split("/").at(-1), "| author", JSON.stringify(json.items[0].author), "| authors", json.items[0].authors);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
Atom authors 2 | category <category label="cs.LG"/>
RSS authors 2
JSON version 1 | author {"name":"First Example"} | authors undefined
TEXT
diff expected seen && echo "As described above."
