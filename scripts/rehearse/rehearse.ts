import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../../src/errors.ts";
import { backUp, nothingThere, using } from "../../src/stores/backups/backup.ts";
import { readInteger } from "../../src/stores/cells.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { dataVersion } from "../../src/stores/migrate.ts";
import { migrations } from "../../src/stores/migrations.ts";
import type { Database } from "../../src/stores/sqlite.ts";

/** What it takes to bring data to the newest version, as seen on a copy of them. */
export interface Rehearsal {
  readonly from: number;
  readonly to: number;
  /** The names of the steps, in order; none where the data are of the newest version. */
  readonly steps: readonly string[];
  /** Of all tables together. */
  readonly rows: number;
  /** How long the first start took with it, in milliseconds: reading all, the copy of before, the steps. */
  readonly ms: number;
  /** On the disk before, and after with the copy of before. */
  readonly bytes: { readonly before: number; readonly after: number };
}

/** A copy, the copy that a migration keeps, and all of it written anew. */
const COPIES = 3;

/**
 * Brings a copy of the data of a running or stopped bot to the newest version, and throws it away.
 * @throws OperatorError where there are none, there is no room, or they cannot be brought there
 */
export function rehearse(dataDir: string): Rehearsal {
  const file = join(dataDir, "offprint.db");
  if (!existsSync(file)) throw new OperatorError(nothingThere(dataDir));
  const from = using(file, dataVersion);
  const steps = migrations.slice(from).map(({ name }) => name);
  const before = statSync(file).size;
  if (steps.length === 0 && from === migrations.length) return unchanged(file, from, before);
  demandRoom(dataDir, before * COPIES);
  const folder = mkdtempSync(join(dataDir, "rehearsal-"));
  try {
    const copy = join(folder, "offprint.db");
    backUp(dataDir, copy);
    const rows = using(copy, countRows);
    const start = performance.now();
    openDatabase({ dataDir: folder }).close();
    const ms = performance.now() - start;
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    const after = sizes.reduce((sum, size) => sum + size, 0);
    return { from, to: migrations.length, steps, rows, ms, bytes: { before, after } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unchanged(file: string, version: number, size: number): Rehearsal {
  const rows = using(file, countRows);
  return {
    from: version,
    to: version,
    steps: [],
    rows,
    ms: 0,
    bytes: { before: size, after: size },
  };
}

function countRows(database: Database): number {
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  return tables.reduce((sum, { name }) => {
    const [row] = database.prepare(`SELECT count(*) AS rows FROM "${String(name)}"`).all();
    return sum + readInteger(row?.rows);
  }, 0);
}

function demandRoom(folder: string, needed: number): void {
  const { bavail, bsize, blocks } = statfsSync(folder);
  if (blocks === 0 || bavail * bsize >= needed) return;
  throw new OperatorError(
    `A rehearsal needs ${needed.toLocaleString("en")} bytes on the disk that holds ${folder}, and so may the migration. Free some space.`,
  );
}
