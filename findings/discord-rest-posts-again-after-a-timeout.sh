#!/usr/bin/env bash
# @discordjs/rest 2.6.3: a POST that creates a message is sent again by itself when no answer came in time
# or the answer was a 5xx, up to three more times. Without a nonce of the caller's own, to be enforced by
# Discord, a message that was taken in and answered late appears once for each try.
# The local server below takes every request in and stays silent, then fails, before it answers.
# Guessed: only requests that can be repeated without harm are repeated.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @discordjs/rest@2.6.3

cat >run.mjs <<'JS'
import { createServer } from "node:http";
import { REST } from "@discordjs/rest";

let taken = 0;
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    taken += 1;
    if (taken === 1) return;
    response.statusCode = taken === 2 ? 502 : 200;
    response.setHeader("content-type", "application/json").end('{"id":"1"}');
  });
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const api = `http://127.0.0.1:${server.address().port}/api`;
const rest = new REST({ api, timeout: 500 }).setToken("not-a-token");
const { id } = await rest.post("/channels/1/messages", { body: { content: "One digest" } });
console.log("calls 1, answer", id, "| messages taken in", taken);
process.exit(0);
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
calls 1, answer 1 | messages taken in 3
TEXT
diff expected seen && echo "As described above."
