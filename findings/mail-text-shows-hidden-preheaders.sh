#!/usr/bin/env bash
# html-to-text 10.0.1 and mailparser 3.14.2: text made from a mail's HTML begins with its pre-header, the
# line that senders hide with style="display:none" or the attribute "hidden" so that only previews show it.
# Whoever makes the text part of a newsletter from its HTML, or archives mails as text, shows it twice.
# Guessed: what no reader of the HTML can see is not in its text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent html-to-text@10.0.1 mailparser@3.14.2

cat >run.mjs <<'JS'
import { convert } from "html-to-text";
import { simpleParser } from "mailparser";

const html = '<div style="display:none">Three papers today</div><p hidden>Preview</p><p>Good morning</p>';
console.log("html-to-text", JSON.stringify(convert(html)));
const { text } = await simpleParser(`From: a@example.org\nContent-Type: text/html\n\n${html}`);
console.log("mailparser", JSON.stringify(text));
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
html-to-text "Three papers today\n\nPreview\n\nGood morning"
mailparser "Three papers today\n\nPreview\n\nGood morning"
TEXT
diff expected seen && echo "As described above."
