#!/usr/bin/env bash
# postal-mime 4.0.0 reads format=flowed, where a blank at the end of a line says that the paragraph goes on, and joins
# such lines with the quote mark of the next one left between: "> Of all papers > this one". The marks are to be
# taken off before lines are joined (RFC 3676, 4.5), as mailparser 3.14.2 does. Who looks up in what was sent what a
# reply quotes of it does not find it there.
# Guessed: whoever joins flowed lines joins quotes by the format's own rule for them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent postal-mime@4.0.0 mailparser@3.14.2

cat >run.mjs <<'JS'
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";

const mail = [
  "From: asker@example.org",
  "To: bot@example.org",
  "Content-Type: text/plain; charset=utf-8; format=flowed",
  "",
  ">> Which of them ",
  ">> is the first?",
  "> Of all papers ",
  "> this one.",
  "Then send me ",
  "that.",
  "",
].join("\r\n");
console.log(`postal-mime\n${(await PostalMime.parse(mail)).text.trim()}`);
console.log(`mailparser\n${(await simpleParser(mail)).text.trim()}`);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
postal-mime
>> Which of them >> is the first?
> Of all papers > this one.
Then send me that.
mailparser
>> Which of them is the first?
> Of all papers this one.
Then send me that.
TEXT
diff expected seen && echo "As described above."
