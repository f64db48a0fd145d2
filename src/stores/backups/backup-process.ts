// Runs in a process of its own: copies the data of the folder it is given into a file, and prints why it cannot.
import { OperatorError } from "../../errors.ts";
import { backUp } from "./backup.ts";

const [dataDir = "", file = ""] = process.argv.slice(2);
process.umask(0o077);
try {
  backUp(dataDir, file);
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stdout.write(error.message);
}
