#!/usr/bin/env bash
# nodemailer 10.6.1: its option for List-* headers writes every value as an address in angle brackets.
# List-Unsubscribe-Post is no address: RFC 8058, section 3.1, wants the words List-Unsubscribe=One-Click.
# Given by that option it becomes <http://List-Unsubscribe=One-Click>, which no receiver reads as
# one-click unsubscribing. Written under "headers", it stays as it should be.
# Guessed: the option that is made for List-* headers writes this one right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent nodemailer@10.6.1

cat >run.mjs <<'JS'
import nodemailer from "nodemailer";

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "unix" });
const mail = { from: "a@example.org", to: "b@example.org", subject: "s", text: "t" };
const value = "List-Unsubscribe=One-Click";
const ways = {
  list: { list: { "unsubscribe-post": value } },
  headers: { headers: { "List-Unsubscribe-Post": value } },
};
for (const [way, options] of Object.entries(ways)) {
  const { message } = await transport.sendMail({ ...mail, ...options });
  console.log(way, "->", /^List-Unsubscribe-Post: .*$/m.exec(message.toString())[0]);
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
list -> List-Unsubscribe-Post: <http://List-Unsubscribe=One-Click>
headers -> List-Unsubscribe-Post: List-Unsubscribe=One-Click
TEXT
diff expected seen && echo "As described above."
