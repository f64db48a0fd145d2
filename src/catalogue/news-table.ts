import type { PaperId } from "../paper/id.ts";
import type { NewsKind, PaperNews } from "../paper/news.ts";
import { readInteger } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import type { Instant } from "../time/instant.ts";
import { paperId } from "./paper-record.ts";

export interface NewsTable {
  /** What was recorded of a paper before stays as it is. */
  record(paper: PaperId, kind: NewsKind, at: Instant): void;
  /** Heard at or after a moment, oldest first. */
  since(at: Instant): PaperNews[];
  /** All that was heard of these papers. */
  of(ids: readonly PaperId[]): PaperNews[];
}

export function createNewsTable(database: Database): NewsTable {
  const write = database.prepare(
    "INSERT INTO news (paper, kind, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const since = database.prepare("SELECT * FROM news WHERE at >= ? ORDER BY at, paper, kind");
  const of = database.prepare(
    `SELECT news.* FROM json_each(?) AS wanted CROSS JOIN news ON news.paper = wanted.value
     ORDER BY at, paper, kind`,
  );
  return {
    record: (paper, kind, at) => void write.run(paper, kind, at),
    since: (at) => since.all(at).map(readNews),
    of: (ids) => of.all(JSON.stringify([...new Set(ids)])).map(readNews),
  };
}

function readNews({ paper, kind, at }: Row): PaperNews {
  if (kind !== "code" && kind !== "withdrawn") throw new TypeError("Unknown news of a paper.");
  return { paper: paperId(paper), kind, at: readInteger(at) };
}
