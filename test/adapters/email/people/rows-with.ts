import { join } from "node:path";
import { backUp } from "../../../../src/stores/backups/backup.ts";
import { connect } from "../../../../src/stores/sqlite.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";

/** The table of each row that holds a text. */
export function rowsWith(dataDir: string, text: string): string[] {
  const file = join(temporaryFolder(), "copy.db");
  backUp(dataDir, file);
  const database = connect(file);
  try {
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    return tables.flatMap(({ name }) =>
      database
        .prepare(`SELECT * FROM "${String(name)}"`)
        .all()
        .filter((row) => Object.values(row).some((cell) => String(cell).includes(text)))
        .map(() => String(name)),
    );
  } finally {
    database.close();
  }
}
