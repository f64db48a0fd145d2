import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { SourceCopy } from "../paper/source-copy.ts";
import { readInteger, readText } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import type { Instant } from "../time/instant.ts";
import { type OnCorrupt, readRow } from "./corrupt-record.ts";
import { paperId, readDifference, readWhole, writeDifference } from "./paper-record.ts";

/** What each source last said about each paper, and when. Most say what the merge of all says: only what differs is kept. */
export interface CopyTable {
  /** Without those that cannot be read; all of earlier versions can, whatever became of the merge. */
  read(id: PaperId, merged: Paper | undefined): SourceCopy[];
  /** All that there are of one paper, beside the merge of them. */
  write(merged: Paper, copies: readonly SourceCopy[]): void;
  /** Notes that a source said the same again. */
  repeat(copy: SourceCopy): void;
  /** When any source last said anything. */
  lastSeen(): Instant | undefined;
  /** The next papers after an id whose copies an earlier version wrote, which kept them whole. */
  whole(after: PaperId | "", limit: number): PaperId[];
}

const WHOLE = 1;
const DIFFERENCE = 2;

export function createCopyTable(database: Database, onCorrupt: OnCorrupt): CopyTable {
  const sql = prepareAll(database);

  function readCopy(row: Row, merged: Paper | undefined): SourceCopy[] {
    const paper = readRow(row, "finds", onCorrupt, ({ format, doc }, id) => {
      if (format === WHOLE) return readWhole(id, readText(doc));
      if (format === DIFFERENCE) return readDifference(id, merged, readText(doc));
      throw new Error(`format ${format} is unknown`);
    });
    return paper ? [{ source: readText(row.source), at: readInteger(row.at), paper }] : [];
  }

  return {
    read: (id, merged) => sql.read.all(id).flatMap((row) => readCopy(row, merged)),
    write(merged, copies) {
      sql.delete.run(merged.id);
      for (const { source, at, paper } of copies)
        sql.insert.run(merged.id, source, at, DIFFERENCE, writeDifference(merged, paper));
    },
    repeat: ({ source, at, paper }) => void sql.repeat.run(at, paper.id, source),
    lastSeen() {
      const at = sql.lastSeen.get()?.at;
      return at === null ? undefined : readInteger(at);
    },
    whole: (after, limit) => sql.whole.all(after, limit).map(({ paper }) => paperId(paper)),
  };
}

function prepareAll(database: Database) {
  return {
    read: database.prepare(
      "SELECT paper AS id, source, at, format, doc FROM finds WHERE paper = ?",
    ),
    delete: database.prepare("DELETE FROM finds WHERE paper = ?"),
    insert: database.prepare(
      "INSERT INTO finds (paper, source, at, format, doc) VALUES (?, ?, ?, ?, ?)",
    ),
    repeat: database.prepare("UPDATE finds SET at = ? WHERE paper = ? AND source = ?"),
    lastSeen: database.prepare("SELECT max(at) AS at FROM finds"),
    // The number stands in the text, since only then it is looked up in the index of these.
    whole: database.prepare(
      `SELECT DISTINCT paper FROM finds WHERE format = ${WHOLE} AND paper > ? ORDER BY paper LIMIT ?`,
    ),
  };
}
