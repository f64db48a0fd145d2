#!/usr/bin/env bash
# humanparser 2.7.0 takes the family name Ma, among the most frequent of the world and of the authors of this
# field, for a degree (M.A.): "Yi Ma" has the suffix "Ma" and an empty last name. With a middle name it does
# so too, and takes the middle name for the last; written "Ma, Yi", with nothing left to be a name, as well.
# Guessed: of two words the last is the family name, whatever degrees there are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts humanparser@2.7.0

cat >run.mjs <<'JS'
import humanparser from "humanparser";

for (const name of ["Yi Ma", "Yi Q. Ma", "Ma, Yi", "Yi Wang"]) {
  const { firstName, middleName, lastName, suffix } = humanparser.parseName(name);
  console.log(`${name}: ${JSON.stringify({ firstName, middleName, lastName, suffix })}`);
}
JS
node run.mjs | tee seen

cat >expected <<'TXT'
Yi Ma: {"firstName":"Yi","lastName":"","suffix":"Ma"}
Yi Q. Ma: {"firstName":"Yi","lastName":"Q.","suffix":"Ma"}
Ma, Yi: {"firstName":"Yi","lastName":"","suffix":"Ma"}
Yi Wang: {"firstName":"Yi","lastName":"Wang"}
TXT
diff expected seen && echo "As described above."
