// A child process: writes two documents at a time, without an end, and says so after the first.
import { setImmediate as nextTurn } from "node:timers/promises";
import { openDatabase } from "../../src/stores/database.ts";

const [dataDir = ""] = process.argv.slice(2);
const database = openDatabase({ dataDir });
const insert = database.prepare("INSERT INTO documents (key, value) VALUES (?, ?)");
const start = Date.now();
for (let n = 0; ; n++) {
  database.transaction(() => {
    insert.run(`${start} ${n} one`, "x".repeat(500));
    insert.run(`${start} ${n} two`, "x".repeat(500));
  });
  if (n === 5) process.stdout.write("writing\n");
  await nextTurn();
}
