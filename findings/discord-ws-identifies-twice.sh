#!/usr/bin/env bash
# @discordjs/ws 2.0.4, and 1.2.3, which discord.js 14.28.1 brings: once an identify throttler of one's own has thrown,
# as when the store that it shares with other processes is down, the library closes that connection, opens the next
# one, waits there for a turn, identifies, and then carries on with the first identify, on the second connection.
# Discord ends a connection that identifies twice, with 4005: three identifies are sent where one was due, and a bot
# has 1,000 a day. Guessed: who was given no turn does not identify, and each turn is good for one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent \
  ws@8.23.0 @discordjs/ws@2.0.4 ws-of-discord.js@npm:@discordjs/ws@1.2.3

cat >run.mjs <<'JS'
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const { WebSocketManager } = await import(process.argv[2]);
const server = createServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `ws://127.0.0.1:${server.address().port}`;
let connections = 0;
new WebSocketServer({ server }).on("connection", (socket) => {
  const connection = `connection ${++connections}:`;
  let identified = false;
  socket.on("message", (message) => {
    if (JSON.parse(message).op !== 2) return;
    console.log(connection, identified ? "identifies again" : "identifies");
    if (identified) return socket.close(4005, "Already authenticated.");
    identified = true;
    const d = { v: 10, session_id: connection, resume_gateway_url: url, user: { id: "1" }, guilds: [] };
    socket.send(JSON.stringify({ op: 0, t: "READY", s: 1, d }));
  });
  socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 } }));
});

let turns = 0;
async function waitForIdentify() {
  turns++;
  console.log(`turn ${turns}: ${turns === 1 ? "the store is down" : "given"}`);
  if (turns === 1) throw new Error("the store is down");
}
const limits = { total: 1000, remaining: 1000, reset_after: 1, max_concurrency: 1 };
const fetchGatewayInformation = async () => ({ url, shards: 1, session_start_limit: limits });
const manager = new WebSocketManager({
  token: "not-a-token",
  intents: 0,
  rest: { get: fetchGatewayInformation },
  fetchGatewayInformation,
  buildIdentifyThrottler: async () => ({ waitForIdentify }),
});
await manager.connect();
setTimeout(() => process.exit(0), 5_000);
JS
for package in @discordjs/ws ws-of-discord.js; do
  echo "$package"
  node run.mjs "$package"
done | tee seen

cat >expected <<'TEXT'
@discordjs/ws
turn 1: the store is down
turn 2: given
connection 2: identifies
connection 2: identifies again
turn 3: given
connection 3: identifies
ws-of-discord.js
turn 1: the store is down
turn 2: given
connection 2: identifies
connection 2: identifies again
turn 3: given
connection 3: identifies
TEXT
diff expected seen && echo "As described above."
