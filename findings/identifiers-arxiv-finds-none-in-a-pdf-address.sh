#!/usr/bin/env bash
# identifiers-arxiv 0.1.1, which finds arXiv's ids in a text, finds them in "arXiv:…" and in the address of a
# paper's page, but finds none in the address of its PDF as arXiv wrote it for twenty years (".pdf" at its end),
# and none in the DOI that arXiv registers for each paper (10.48550/arXiv.…).
# Guessed: of all that arXiv itself writes, an id is found in all, or at least in what people paste most.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts identifiers-arxiv@0.1.1

cat >run.mjs <<'JS'
import { extract } from "identifiers-arxiv";

for (const text of [
  "arXiv:2401.00001v2",
  "https://arxiv.org/abs/2401.00001",
  "https://arxiv.org/pdf/2401.00001v2",
  "https://arxiv.org/pdf/2401.00001v2.pdf",
  "https://doi.org/10.48550/arXiv.2401.00001",
])
  console.log(text, JSON.stringify(extract(text)));
JS
node run.mjs | tee seen

cat >expected <<'TXT'
arXiv:2401.00001v2 ["2401.00001v2"]
https://arxiv.org/abs/2401.00001 ["2401.00001"]
https://arxiv.org/pdf/2401.00001v2 ["2401.00001v2"]
https://arxiv.org/pdf/2401.00001v2.pdf []
https://doi.org/10.48550/arXiv.2401.00001 []
TXT
diff expected seen && echo "As described above."
