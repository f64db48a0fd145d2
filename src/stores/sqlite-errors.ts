import { OperatorError, StoreError } from "../errors.ts";

interface Explanation {
  /** For the operator: what is wrong, where, and what to do. */
  readonly operator: (path: string) => string;
  /** For whoever asked. */
  readonly asker: string;
}

/** By SQLite's primary result code, https://www.sqlite.org/rescode.html */
const explanations: Readonly<Record<string, Explanation>> = {
  FULL: {
    operator: (path) =>
      `The disk that holds ${path} is full, so nothing was saved. Free some space on it; if Offprint is still running, it then goes on by itself.`,
    asker: "It could not be saved: the disk of this bot is full.",
  },
  READONLY: {
    operator: (path) =>
      `${path} is read-only. Give the user that runs Offprint permission to write it and its folder.`,
    asker: "It could not be saved: this bot may not write its data.",
  },
  PERM: {
    operator: (path) =>
      `${path} may not be opened. Give the user that runs Offprint permission to write it.`,
    asker: "It could not be saved: this bot may not open its data.",
  },
  CANTOPEN: {
    operator: (path) =>
      `${path} cannot be opened. Check that its folder exists and that the user that runs Offprint may write there.`,
    asker: "It could not be saved or read: this bot cannot open its data.",
  },
  IOERR: {
    operator: (path) =>
      `${path} could not be read or written. Check that its disk is healthy, connected and not full.`,
    asker: "It could not be saved or read: the disk of this bot fails, or is full.",
  },
  NOTADB: { operator: damaged, asker: "The data of this bot are damaged." },
  CORRUPT: { operator: damaged, asker: "The data of this bot are damaged." },
  BUSY: {
    operator: locked,
    asker: "It could not be saved: another program holds this bot’s data.",
  },
  LOCKED: {
    operator: locked,
    asker: "It could not be saved: another program holds this bot’s data.",
  },
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
  const found = explanations[primaryCode(error) ?? ""];
  return found ? new StoreError(found.operator(path), found.asker, { cause: error }) : error;
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
