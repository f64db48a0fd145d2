import { OperatorError } from "../errors.ts";
import type { Log } from "../log.ts";

/** What its operator has to do if a database that is being checked is damaged. Never rejects. */
export async function watchCheck(
  checking: Promise<void> | undefined,
  log: Log,
  signal: AbortSignal,
): Promise<OperatorError | undefined> {
  try {
    await checking;
  } catch (error) {
    if (error instanceof OperatorError) return error;
    if (!signal.aborted) log.warn({ err: error }, "the database is checked at the next start");
  }
  return undefined;
}
