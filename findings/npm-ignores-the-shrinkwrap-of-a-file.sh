#!/usr/bin/env bash
# npm 11.8.0: a package's npm-shrinkwrap.json, which npm pack puts into its tarball to fix the versions of all that
# it needs, counts for nothing when that tarball is installed from a file. The newest that package.json allows is
# installed instead, here 3.0.1 where the shrinkwrap fixes 3.0.0. Unpacked, npm ci heeds the same file.
# Guessed: as npm's documentation has it of packages from the registry, the shrinkwrap decides.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent npm@11.8.0
pinned() { node "$folder/node_modules/npm/bin/npm-cli.js" --no-audit --no-fund --silent "$@"; }

mkdir library
cd library
echo '{ "name": "library", "version": "1.0.0", "dependencies": { "is-odd": "3.0.0" } }' >package.json
pinned install --package-lock-only
pinned shrinkwrap
# As a library's range is, and was when the version was fixed.
sed -i 's/"is-odd": "3.0.0"/"is-odd": "^3.0.0"/' package.json npm-shrinkwrap.json
tarball=$(pinned pack)
cd ..

version() { node --print "JSON.parse(fs.readFileSync('$1/node_modules/is-odd/package.json')).version"; }
mkdir user unpacked
(cd user && echo '{}' >package.json && pinned install "../library/$tarball")
tar xzf "library/$tarball" --strip-components=1 -C unpacked
(cd unpacked && pinned ci)
{
  echo "packed: $(tar tzf "library/$tarball" | sort | tr '\n' ' ')"
  echo "installed from the file: is-odd $(version user)"
  echo "unpacked, npm ci: is-odd $(version unpacked)"
} | tee seen

cat >expected <<'TEXT'
packed: package/npm-shrinkwrap.json package/package.json 
installed from the file: is-odd 3.0.1
unpacked, npm ci: is-odd 3.0.0
TEXT
diff expected seen && echo "As described above."
