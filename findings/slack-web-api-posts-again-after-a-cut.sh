#!/usr/bin/env bash
# @slack/web-api 8.2.0: chat.postMessage is sent again by itself when the connection ends before the
# answer, up to ten times in half an hour. Slack has no key to tell a repetition by, so that a message
# which was taken in and whose answer was lost appears once for each try; the caller sees one success.
# The local server below takes every request in, and cuts off the first two before it answers.
# Guessed: a call that creates something is repeated only when it is known not to have happened.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @slack/web-api@8.2.0

cat >run.mjs <<'JS'
import { createServer } from "node:http";
import { LogLevel, WebClient } from "@slack/web-api";

const taken = [];
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    taken.push(`${request.url} ${new URLSearchParams(body).get("text")}`);
    if (taken.length < 3) return request.socket.destroy();
    response.setHeader("content-type", "application/json").end('{"ok":true,"ts":"1.1"}');
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const slackApiUrl = `http://127.0.0.1:${server.address().port}/`;
const client = new WebClient("not-a-token", { slackApiUrl, logLevel: LogLevel.ERROR });
const { ok } = await client.chat.postMessage({ channel: "C1", text: "One digest" });
console.log("calls 1, ok", ok);
console.log(taken.join("\n"));
server.close();
server.closeAllConnections();
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
calls 1, ok true
/chat.postMessage One digest
/chat.postMessage One digest
/chat.postMessage One digest
TEXT
diff expected seen && echo "As described above."
