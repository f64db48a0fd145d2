// Runs in a process of its own: reads all of the database it is given once, and prints what is wrong with it.
import { OperatorError } from "../errors.ts";
import { using } from "./backups/backup.ts";
import { checkDatabase } from "./check-database.ts";
import { isBusy } from "./sqlite-errors.ts";

const [path = ""] = process.argv.slice(2);
try {
  using(path, checkDatabase);
} catch (error) {
  if (!(error instanceof OperatorError) || isBusy(error)) throw error;
  process.stdout.write(error.message);
}
