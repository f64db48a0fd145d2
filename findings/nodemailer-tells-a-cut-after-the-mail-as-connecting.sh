#!/usr/bin/env bash
# nodemailer 10.6.1 tells a connection that was lost after the last dot, when the server may well have the
# mail, with the command "CONN" and the words of a connection that did not come about. Who sends again what
# failed at CONN, since nothing can have been taken yet, sends such mails twice.
# Guessed: `command` is the command that was under way, "DATA", as it is for a refusal there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts nodemailer@10.6.1

cat >run.mjs <<'JS'
import { createServer } from "node:net";
import nodemailer from "nodemailer";

// Takes one mail whole, and then answers as told, or hangs up.
async function sendTo(answer) {
  let taken = "";
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.write("220 local ESMTP\r\n");
    let isMail = false;
    socket.on("data", (data) => {
      const text = data.toString();
      if (isMail) {
        taken += text;
        if (!taken.endsWith("\r\n.\r\n")) return;
        if (answer === undefined) socket.end();
        else socket.write(answer);
      } else if (text.startsWith("DATA")) {
        isMail = true;
        socket.write("354 go on\r\n");
      } else socket.write("250 fine\r\n");
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  try {
    await transport.sendMail({ from: "a@example.org", to: "b@example.org", subject: "s", text: "t" });
  } catch ({ code, command }) {
    console.log(`mail whole at the server: ${taken.endsWith("\r\n.\r\n")}, then ${answer?.trim() ?? "hung up"}: ${code} ${command}`);
  }
  server.close();
}
await sendTo(undefined);
await sendTo("554 no\r\n");
process.exit();
JS
node run.mjs | tee seen

cat >expected <<'TXT'
mail whole at the server: true, then hung up: ECONNECTION CONN
mail whole at the server: true, then 554 no: EMESSAGE DATA
TXT
diff expected seen && echo "As described above."
