// A child process: opens the database of a folder and keeps it until it is killed.
import { openDatabase } from "../../src/stores/database.ts";

const [dataDir = ""] = process.argv.slice(2);
try {
  openDatabase({ dataDir });
  process.stdout.write("open\n");
  setInterval(() => {}, 60_000);
} catch (error) {
  process.stdout.write(`${String(error)}\n`);
}
