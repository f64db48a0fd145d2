#!/usr/bin/env bash
# nodemailer 10.6.1 writes an address with letters beyond ASCII before its @ to a server that does not offer
# SMTPUTF8 as it is, in bytes that such a server need not understand. RFC 6531, 3.2, has the client fail then.
# Guessed: an error says that the server cannot take this address; what follows is up to each server.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts nodemailer@10.6.1

cat >run.mjs <<'JS'
import { createServer } from "node:net";
import nodemailer from "nodemailer";

async function sendBy(extensions) {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.write("220 local ESMTP\r\n");
    let isMail = false;
    socket.on("data", (data) => {
      const text = data.toString();
      if (isMail) {
        if (text.endsWith(".\r\n")) socket.write("250 fine\r\n");
      } else if (text.startsWith("EHLO")) socket.write(`250-local\r\n${extensions}250 8BITMIME\r\n`);
      else if (text.startsWith("DATA")) {
        isMail = true;
        socket.write("354 go on\r\n");
      } else {
        if (/^(MAIL|RCPT)/.test(text)) console.log(`  ${text.trim()}`);
        socket.write("250 fine\r\n");
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  await transport.sendMail({ from: "a@example.org", to: "josé@example.org", subject: "s", text: "t" });
  server.close();
}
console.log("offered:");
await sendBy("250-SMTPUTF8\r\n");
console.log("not offered:");
await sendBy("");
process.exit();
JS
node run.mjs | tee seen

cat >expected <<'TXT'
offered:
  MAIL FROM:<a@example.org> SMTPUTF8
  RCPT TO:<josé@example.org>
not offered:
  MAIL FROM:<a@example.org>
  RCPT TO:<josé@example.org>
TXT
diff expected seen && echo "As described above."
