import { dataVersion } from "./migrate.ts";
import type { Database } from "./sqlite.ts";

/** A file that may only be read, or is on a full disk, opens without complaint. @throws StoreError */
export function proveWritable(database: Database): void {
  const version = dataVersion(database);
  database.transaction(() => database.exec(`PRAGMA user_version = ${version}`));
}
