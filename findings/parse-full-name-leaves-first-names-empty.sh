#!/usr/bin/env bash
# parse-full-name 1.2.7 takes a first word that is a particle of family names somewhere ("Le", "Di", "San",
# "Da") for one here, also where it is all there is before the family name: "Le Song" and "Di Jin" are
# answered with no first name, and "Le Song" whole as the last.
# Guessed: a name of two words has a first and a last, since a particle stands after a given name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts parse-full-name@1.2.7

cat >run.mjs <<'JS'
import { parseFullName } from "parse-full-name";

for (const name of ["Le Song", "Di Jin", "Da Yu", "Kun Song", "Ludwig van Beethoven"]) {
  const { first, last } = parseFullName(name);
  console.log(`${name}: ${JSON.stringify({ first, last })}`);
}
JS
node run.mjs | tee seen

cat >expected <<'TXT'
Le Song: {"first":"","last":"Le Song"}
Di Jin: {"first":"","last":"Di Jin"}
Da Yu: {"first":"","last":"Da Yu"}
Kun Song: {"first":"Kun","last":"Song"}
Ludwig van Beethoven: {"first":"Ludwig","last":"van Beethoven"}
TXT
diff expected seen && echo "As described above."
