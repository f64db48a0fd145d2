#!/usr/bin/env bash
# mailparser 3.14.2 splits References at blanks and puts angle brackets around what has none. RFC 5322, 3.6.4, allows
# a comment beside each id, and no blank between two. So a comment becomes the id "<(Monday's)>", two ids without a
# blank stay one string where the types lead one to a list, and In-Reply-To with a comment behind its id, as Emacs
# writes it, ends in a bracket too many and equals no Message-ID. A reply then belongs to no thread.
# Guessed: inReplyTo is the Message-ID of the mail replied to, and each of references is one, whoever wrote them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent mailparser@3.14.2

cat >run.mjs <<'JS'
import { simpleParser } from "mailparser";

for (const header of [
  "In-Reply-To: <1@example.org>",
  "In-Reply-To: <1@example.org> (message from A. Sender)",
  "References: <1@example.org> <2@example.org>",
  "References: <1@example.org><2@example.org>",
  "References: <1@example.org> (Monday's) <2@example.org>",
]) {
  const { inReplyTo, references } = await simpleParser(`From: asker@example.org\r\n${header}\r\n\r\nYes.\r\n`);
  console.log(`${header}\n  ${JSON.stringify(inReplyTo ?? references)}`);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
In-Reply-To: <1@example.org>
  "<1@example.org>"
In-Reply-To: <1@example.org> (message from A. Sender)
  "<1@example.org> (message from A. Sender)>"
References: <1@example.org> <2@example.org>
  ["<1@example.org>","<2@example.org>"]
References: <1@example.org><2@example.org>
  "<1@example.org><2@example.org>"
References: <1@example.org> (Monday's) <2@example.org>
  ["<1@example.org>","<(Monday's)>","<2@example.org>"]
TEXT
diff expected seen && echo "As described above."
