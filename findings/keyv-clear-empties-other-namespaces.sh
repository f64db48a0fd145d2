#!/usr/bin/env bash
# keyv 5.6.0: two namespaces on one in-memory Map are kept apart by get and set, and by nothing else.
# clear() of one empties both, and iterator() of one yields the other's entries under its own key names.
# A Map is the library's own default store; the prefix of a namespace is added to keys, but not looked for.
# Guessed: clear(), which is documented to act on its own namespace, leaves all others alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent keyv@5.6.0

cat >run.mjs <<'JS'
import { Keyv } from "keyv";

const store = new Map();
const channels = new Keyv({ store, namespace: "channels" });
const tokens = new Keyv({ store, namespace: "tokens" });
await channels.set("k", "a channel");
await tokens.set("k", "a token");
console.log("get", await channels.get("k"), "|", await tokens.get("k"));
const seen = [];
for await (const entry of channels.iterator()) seen.push(entry);
console.log("iterator of channels", JSON.stringify(seen));
await channels.clear();
console.log("after clear of channels, tokens have", await tokens.get("k"));
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
get a channel | a token
iterator of channels [["k","a token"]]
after clear of channels, tokens have undefined
TEXT
diff expected seen && echo "As described above."
