import Libsql from "libsql";
import { createLogSync, type SyncFile } from "./log-sync.ts";
import { explainSqliteError } from "./sqlite-errors.ts";

/**
 * SQLite, as this program uses it. This is the only file that knows which package runs it, so that
 * `node:sqlite` can take its place. Everything is synchronous; failures of the disk or the file are
 * OperatorErrors that name the file and the fix.
 */
export interface Database {
  /** The file's path, or `:memory:`. */
  readonly path: string;
  /** Runs one or more statements without parameters. */
  exec(sql: string): void;
  /** Compiles one statement; keep it to run it many times. */
  prepare(sql: string): Statement;
  /**
   * Runs `work` with all its writes kept or none. Durable once it returns: also when power fails;
   * `unsynced`, once `synced` resolves, and until then when only this process ends. Inside another
   * transaction it joins that one. `work` must not be async.
   */
  transaction<T>(work: () => T, durability?: Durability): T;
  /** Resolves once every transaction so far is durable. The event loop does not wait, and many share one turn of the disk. */
  synced(): Promise<void>;
  close(): void;
}

export type Durability = "synced" | "unsynced";

export interface Statement {
  /** @returns how many rows it changed */
  run(...values: readonly Cell[]): number;
  get(...values: readonly Cell[]): Row | undefined;
  all(...values: readonly Cell[]): Row[];
  /** Rows as they are asked for; for results too large to hold. */
  iterate(...values: readonly Cell[]): Generator<Row, void>;
}

export type Cell = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Cell>>;

export interface ConnectOptions {
  /** Told of what fails later. */
  readonly onFailure?: (error: unknown) => void;
  /** Brings the log to the disk. */
  readonly sync?: SyncFile;
}

/**
 * Opens a file without preparing it in any way.
 * @throws OperatorError
 */
export function connect(path: string, { onFailure, sync }: ConnectOptions = {}): Database {
  let connection: Libsql.Database | undefined = guarded(path, () => new Libsql(path));

  function use<T>(work: (open: Libsql.Database) => T): T {
    const open = connection;
    if (!open) throw new Error(`${path} is closed.`);
    try {
      return guarded(path, () => work(open));
    } catch (error) {
      onFailure?.(error);
      throw error;
    }
  }

  const commits = createCommits();
  const rescue = () =>
    use((open) => {
      commits.sync(open);
      moveLogIntoFile(open);
    });
  const log = createLogSync({ path: `${path}-wal`, rescue, ...(sync && { sync }) });

  function useSynced<T>(work: (open: Libsql.Database) => T): T {
    return use((open) => {
      commits.sync(open);
      return work(open);
    });
  }

  return {
    path,
    exec: (sql) => useSynced((open) => void open.exec(sql)),
    prepare: (sql) => prepare(sql, isRead(sql) ? use : useSynced),
    transaction: (work, durability) => use((open) => transaction(open, commits, work, durability)),
    synced: () => (path === ":memory:" ? Promise.resolve() : log.synced()),
    close() {
      log.close();
      connection?.close();
      connection = undefined;
    },
  };
}

/** All of the log in the file itself, which then is synced. @throws StoreError */
function moveLogIntoFile(open: Libsql.Database): void {
  const [result] = open.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all().map(row);
  if (result?.busy !== 0)
    throw Object.assign(new Error("The log is read by another program."), { code: "SQLITE_BUSY" });
}

type Use = <T>(work: (open: Libsql.Database) => T) => T;

/**
 * One row is taken from `all` too: the package's own `get` can answer for values that were bound
 * before [trial libsql-get, version 0.5].
 */
function prepare(sql: string, use: Use): Statement {
  const compiled = use((open) => open.prepare(sql));
  const all = (values: readonly Cell[]) => use(() => compiled.all(bindable(values)).map(row));
  return {
    run: (...values) => use(() => compiled.run(bindable(values)).changes),
    get: (...values) => all(values)[0],
    all: (...values) => all(values),
    iterate: (...values) => iterate(sql, values, use),
  };
}

/** Over a statement of its own, so that nothing run meanwhile disturbs it. */
function* iterate(sql: string, values: readonly Cell[], use: Use): Generator<Row, void> {
  const rows = use((open) => open.prepare(sql).iterate(bindable(values)));
  const next = () => use(() => rows.next());
  let result = next();
  try {
    for (; !result.done; result = next()) yield row(result.value);
  } finally {
    // A half-read statement holds its locks until it is collected: read it to its end.
    while (!result.done) result = next();
  }
}

function transaction<T>(
  open: Libsql.Database,
  commits: Commits,
  work: () => T,
  durability: Durability = "synced",
): T {
  if (open.inTransaction) return work();
  if (durability === "synced") commits.sync(open);
  else commits.leave(open);
  return commit(open, work);
}

/** Whether commits sync the log, as they do unless told to leave it: said only where that changes. */
interface Commits {
  /** From now on; inside a transaction, whose end is decided already, nothing changes. */
  sync(open: Libsql.Database): void;
  /** In WAL mode: a commit is appended to the log, in its place among the others, and not synced. */
  leave(open: Libsql.Database): void;
}

function createCommits(): Commits {
  let isLeft = false;
  return {
    sync(open) {
      if (!isLeft || open.inTransaction) return;
      open.exec("PRAGMA synchronous = FULL");
      isLeft = false;
    },
    leave(open) {
      if (isLeft) return;
      open.exec("PRAGMA synchronous = NORMAL");
      isLeft = true;
    },
  };
}

/** Whether a statement can write nothing; one that is not sure to does as if it wrote. */
function isRead(sql: string): boolean {
  return /^\s*SELECT\b/iu.test(sql);
}

function commit<T>(open: Libsql.Database, work: () => T): T {
  open.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    open.exec("COMMIT");
    return result;
  } catch (error) {
    // SQLite has already rolled back by itself when the disk is full.
    if (open.inTransaction) open.exec("ROLLBACK");
    throw error;
  }
}

/**
 * Always as one array, and nothing but what comes back as it was: version 0.5 of the package takes some
 * values for others [trial libsql-values], and was seen to end the process at one that it does not check.
 */
function bindable(values: readonly Cell[]): Cell[] {
  return values.map((value: unknown) => {
    if (typeof value === "string" && (value.includes("\0") || /\p{Surrogate}/u.test(value)))
      throw new TypeError("SQLite cannot hold text with a NUL or a lone surrogate as it is.");
    if (!isCell(value)) throw new TypeError(`SQLite cannot hold a value of type ${typeof value}.`);
    return value;
  });
}

function isCell(value: unknown): value is Cell {
  return (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    value instanceof Uint8Array
  );
}

/** The package's own types say `unknown`; a row holds nothing but cells. */
function row(value: unknown): Row {
  return value as Row;
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explainSqliteError(error, path);
  }
}
