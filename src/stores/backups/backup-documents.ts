import { existsSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../../errors.ts";
import { readInteger } from "../cells.ts";
import { openDatabase } from "../database.ts";
import { migrations } from "../migrations.ts";
import type { Database } from "../sqlite.ts";
import { nothingThere } from "./backup.ts";

/**
 * The documents of one owner, copied into memory as they stand at one moment, from the data of a
 * running or stopped bot.
 * @throws OperatorError when there is no data, it cannot be read, or another release wrote it
 */
export function snapshotDocuments(dataDir: string, owner: string): Database {
  const file = join(dataDir, "offprint.db");
  if (!existsSync(file)) throw new OperatorError(nothingThere(dataDir));
  const memory = openDatabase({ dataDir: ":memory:" });
  try {
    copyDocuments(memory, file, owner);
    return memory;
  } catch (error) {
    memory.close();
    throw error;
  }
}

function copyDocuments(memory: Database, file: string, owner: string): void {
  memory.prepare("ATTACH ? AS bot").run(file);
  const version = readInteger(memory.prepare("PRAGMA bot.user_version").get()?.user_version);
  if (version !== migrations.length) {
    throw new OperatorError(
      `${file} holds data of version ${version}, this program's is ${migrations.length}. Start the bot once with this release, or use the one that wrote it.`,
    );
  }
  // Keys are kept as JSON.
  const start = JSON.stringify(`${owner}:`).slice(0, -1);
  memory
    .prepare("INSERT INTO documents SELECT * FROM bot.documents WHERE substr(key, 1, ?) = ?")
    .run(start.length, start);
  memory.exec("DETACH bot");
}
