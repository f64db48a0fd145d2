import type { PaperId } from "../paper/id.ts";
import type { SourceCopy } from "../paper/source-copy.ts";
import { readInteger, readText } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import { type OnCorrupt, readPaperRow } from "./corrupt-record.ts";
import { DOC_FORMAT, writeDoc } from "./paper-record.ts";

/** What each source last said about each paper. */
export interface CopyTable {
  /** Without those that cannot be read. */
  read(id: PaperId): SourceCopy[];
  write(copy: SourceCopy): void;
}

export function createCopyTable(database: Database, onCorrupt: OnCorrupt): CopyTable {
  const read = database.prepare(
    "SELECT paper AS id, source, at, format, doc FROM finds WHERE paper = ?",
  );
  const write = database.prepare(
    `INSERT INTO finds (paper, source, at, format, doc) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (paper, source) DO UPDATE SET
       at = excluded.at, format = excluded.format, doc = excluded.doc`,
  );

  function readCopy(row: Row): SourceCopy[] {
    const paper = readPaperRow(row, "finds", onCorrupt);
    return paper ? [{ source: readText(row.source), at: readInteger(row.at), paper }] : [];
  }

  return {
    read: (id) => read.all(id).flatMap(readCopy),
    write({ source, at, paper }) {
      write.run(paper.id, source, at, DOC_FORMAT, writeDoc(paper));
    },
  };
}
