import { runApart } from "../run-apart.ts";
import { backUp } from "./backup.ts";

/**
 * Makes a backup beside the one who uses the data: in a process, low in priority. Where the program
 * runs as TypeScript, as in tests, there is no compiled file for a process to run, and it is made here.
 * @throws OperatorError as `backUp` does; rejects with the signal's reason
 */
export async function backUpApart(
  dataDir: string,
  file: string,
  signal: AbortSignal,
): Promise<void> {
  if (import.meta.url.endsWith(".ts")) backUp(dataDir, file);
  else await runApart(new URL("./backup-process.js", import.meta.url), [dataDir, file], signal);
}
