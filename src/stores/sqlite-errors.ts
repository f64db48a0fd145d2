import { OperatorError } from "../errors.ts";

/** By SQLite's primary result code, https://www.sqlite.org/rescode.html */
const explanations: Readonly<Record<string, (path: string) => string>> = {
  FULL: (path) =>
    `The disk that holds ${path} is full, so nothing was saved. Free some space on it; if Offprint is still running, it then goes on by itself.`,
  READONLY: (path) =>
    `${path} is read-only. Give the user that runs Offprint permission to write it and its folder.`,
  PERM: (path) =>
    `${path} may not be opened. Give the user that runs Offprint permission to write it.`,
  CANTOPEN: (path) =>
    `${path} cannot be opened. Check that its folder exists and that the user that runs Offprint may write there.`,
  IOERR: (path) =>
    `${path} could not be read or written. Check that its disk is healthy, connected and not full.`,
  NOTADB: damaged,
  CORRUPT: damaged,
  BUSY: locked,
  LOCKED: locked,
};

function damaged(path: string): string {
  return `${path} is damaged or is not a database. Put a backup in its place, or move it away to start empty (papers come back by themselves; subscriptions do not).`;
}

function locked(path: string): string {
  return `${path} is held by another program, perhaps a backup or a database browser. Close that program.`;
}

/** What an operator can do about a failure of SQLite; any other error comes back as it is. */
export function explainSqliteError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof OperatorError) return error;
  const explain = explanations[primaryCode(error) ?? ""];
  return explain ? new OperatorError(explain(path), { cause: error }) : error;
}

/** Somebody else holds the file's lock. */
export function isBusy(error: unknown): boolean {
  const cause = error instanceof OperatorError ? error.cause : error;
  return cause instanceof Error && primaryCode(cause) === "BUSY";
}

/** `FULL` of `SQLITE_FULL`, `IOERR` of `SQLITE_IOERR_WRITE`. Opening fails without a code, in words. */
function primaryCode(error: Error): string | undefined {
  if (error.message.startsWith("ConnectionFailed")) return "CANTOPEN";
  const code = "code" in error ? String(error.code) : "";
  return /^SQLITE_([A-Z]+)/.exec(code)?.[1];
}
