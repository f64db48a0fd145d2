#!/usr/bin/env bash
# libsql 0.5.29 (SQLite in WAL mode) with Node's own fs, on Linux: a program that has a database open, and
# reads the first bytes of the same file itself (openSync, readSync, closeSync), loses all locks that SQLite
# holds on it, for POSIX locks belong to the process. Another program that then opens the database, reads it
# and closes it takes itself for the last: it brings the log into the file and removes it, while the first
# goes on writing to the removed log. Its commits succeed, and are gone for whoever opens the file next.
# Guessed: reading a file cannot lose what is written to it later. (SQLite tells of the locks in "How To
# Corrupt An SQLite Database File", 2.2; nothing tells the program that they are gone.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent libsql@0.5.29

cat >visitor.mjs <<'JS'
import Database from "libsql";
const database = new Database("notes.db");
console.log("another program reads", database.prepare("SELECT count(*) AS n FROM notes").all()[0].n);
database.close();
JS

cat >run.mjs <<'JS'
import { execFileSync } from "node:child_process";
import { closeSync, existsSync, openSync, readSync, rmSync } from "node:fs";
import Database from "libsql";

for (const looks of [false, true]) {
  rmSync("notes.db", { force: true });
  const database = new Database("notes.db");
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE notes (text TEXT) STRICT");
  const write = database.prepare("INSERT INTO notes VALUES (?)");
  write.run("first");
  if (looks) {
    const file = openSync("notes.db", "r");
    readSync(file, Buffer.alloc(100), 0, 100, 0);
    closeSync(file);
  }
  const visit = () => execFileSync(process.execPath, ["visitor.mjs"], { encoding: "utf8" }).trim();
  console.log(looks ? "after fs has read the file:" : "without fs:");
  console.log(visit());
  write.run("second");
  console.log("the log is there:", existsSync("notes.db-wal"));
  console.log("after one more row,", visit());
  database.close();
}
JS
node run.mjs | tee seen

cat >expected <<'TEXT'
without fs:
another program reads 1
the log is there: true
after one more row, another program reads 2
after fs has read the file:
another program reads 1
the log is there: false
after one more row, another program reads 1
TEXT
diff expected seen && echo "As described above."
