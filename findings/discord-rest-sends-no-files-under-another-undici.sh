#!/usr/bin/env bash
# @discordjs/rest 2.6.3 with the undici 6.29.1 it brings, and undici 7.30.2: every copy of undici looks the
# process's dispatcher up at one place, whichever version put it there. Once a copy of version 7 has set
# one, as for a proxy, messages of text are sent as before, and one with a file fails inside undici with
# "action is not a function". Slack's library brings a version 7 into the same process.
# Guessed: a dispatcher is set for the copy that sets it, or serves the other version as well.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @discordjs/rest@2.6.3 undici@7.30.2

cat >run.mjs <<'JS'
import { createServer } from "node:http";
import { REST } from "@discordjs/rest";
const server = createServer((request, response) => {
  request.resume().on("end", () => response.setHeader("content-type", "application/json").end('{"id":"1"}'));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const api = `http://127.0.0.1:${server.address().port}/api`;
const rest = new REST({ api, retries: 0 }).setToken("not-a-token");
const body = { content: "One digest" };
const files = [{ name: "digest.txt", data: "One digest" }];
async function post(what, options) {
  try {
    await rest.post("/channels/1/messages", options);
    console.log(what, "sent");
  } catch (error) {
    console.log(what, "->", error.name, error.message);
  }
}
if (process.argv[2] === "other") {
  const { Agent, setGlobalDispatcher } = await import("undici");
  setGlobalDispatcher(new Agent());
}
await post("text", { body });
await post("file", { body, files });
process.exit(0);
JS
for dispatcher in own other; do
  echo "dispatcher: $dispatcher"
  node run.mjs "$dispatcher"
done | tee seen

cat >expected <<'TEXT'
dispatcher: own
text sent
file sent
dispatcher: other
text sent
file -> TypeError action is not a function
TEXT
diff expected seen && echo "As described above."
