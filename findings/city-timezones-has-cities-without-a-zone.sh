#!/usr/bin/env bash
# city-timezones 1.3.4: its types say that every city has a time zone and a two-letter country, both
# strings. 48 of its 7,329 cities have null for a zone; 7, in Kosovo and Somaliland, the number -99 for a
# country. `state_ansi`, the letters of an American state, is there for 777, among them places in Uruguay,
# Bulgaria and Liberia whose province has a state's name: Florida in Uruguay is "FL".
# Guessed: what the types say; code that lower-cases throws when it comes to one of these.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent city-timezones@1.3.4

cat >run.cjs <<'JS'
const { cityMapping, lookupViaCity } = require("city-timezones");

const count = (fits) => cityMapping.filter(fits).length;
console.log(`cities: ${cityMapping.length}`);
console.log(`timezone is null: ${count(({ timezone }) => timezone === null)}`);
console.log(`iso2 is a number: ${count(({ iso2 }) => typeof iso2 === "number")}`);
const florida = lookupViaCity("Florida").map(({ country, state_ansi }) => `${country} ${state_ansi}`);
console.log("Florida:", florida.join(", "));
console.log("Pristina:", lookupViaCity("Pristina").map(({ iso2, timezone }) => `${iso2} ${timezone}`).join(", "));
JS
node run.cjs | tee seen

cat >expected <<'TEXT'
cities: 7329
timezone is null: 48
iso2 is a number: 7
Florida: Uruguay FL
Pristina: -99 Europe/Belgrade
TEXT
diff expected seen && echo "As described above."
