import { checkDatabase } from "./check-database.ts";
import { runApart } from "./run-apart.ts";
import type { Database } from "./sqlite.ts";

/**
 * Checks a database beside the one who uses it. Where the program runs as TypeScript, as in tests,
 * there is no compiled file for a process to run: it is then checked here, and undefined answered.
 * @throws OperatorError, or rejects with it, when it is damaged; rejects with others when it could not be checked
 */
export function checkApart(database: Database, signal: AbortSignal): Promise<void> | undefined {
  if (!import.meta.url.endsWith(".ts"))
    return runApart(new URL("./check-process.js", import.meta.url), [database.path], signal);
  checkDatabase(database);
  return undefined;
}
