import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { readInteger, readText } from "../stores/cells.ts";
import type { Cell, Database, Row } from "../stores/database.ts";
import type { Instant } from "../time/instant.ts";
import type { Catalogue, PaperDates } from "./catalogue.ts";
import { type OnCorrupt, readRow } from "./corrupt-record.ts";
import { DOC_FORMAT, paperId, readDoc, writeDoc } from "./paper-record.ts";

export interface PaperTable
  extends Pick<
    Catalogue,
    | "get"
    | "firstSeen"
    | "dates"
    | "publishedSince"
    | "recent"
    | "votedSince"
    | "count"
    | "changes"
    | "mark"
  > {
  /** Undefined when the paper is not known; without `paper` when its record is damaged. */
  read(id: PaperId): { readonly paper?: Paper } | undefined;
  /** Keeps the merged paper, seen at `at`, at the end of the changes. */
  write(paper: Paper, at: Instant): void;
  /** Notes that a paper was seen at `at`, should that be earlier than all before. */
  heard(id: PaperId, at: Instant): void;
}

export function createPaperTable(database: Database, onCorrupt: OnCorrupt): PaperTable {
  const sql = prepareAll(database);

  function readable(rows: readonly Row[]): Paper[] {
    return rows.flatMap((row) => readRow(row, "papers", onCorrupt, readPaper) ?? []);
  }

  return {
    read(id) {
      const row = sql.one.get(id);
      if (!row) return undefined;
      const paper = readRow(row, "papers", onCorrupt, readPaper);
      return paper ? { paper } : {};
    },
    write(paper, at) {
      sql.write.run(paper.id, paper.publishedAt, at, DOC_FORMAT, writeDoc(paper));
    },
    heard: (id, at) => void sql.heard.run(at, id, at),
    get(ids) {
      const found = new Map(
        readable(sql.many.all(JSON.stringify(ids))).map((paper) => [paper.id, paper]),
      );
      return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
    },
    firstSeen(ids) {
      const moments: Record<PaperId, Instant> = JSON.parse(
        readText(sql.firstSeen.get(JSON.stringify(ids))?.moments),
      );
      return new Map(Object.entries(moments).map(([id, at]) => [paperId(id), at]));
    },
    dates: (ids) => new Map(sql.dates.all(JSON.stringify(ids)).map(readDates)),
    publishedSince: (since) => readIds(sql.publishedSince.get(since)?.ids),
    recent({ since, until = Number.MAX_SAFE_INTEGER, limit }) {
      return readable(sql.recent.all(since, until, bounded(limit)));
    },
    votedSince: (since) => readable(sql.votedSince.all(since)).filter(hasVotes),
    count: () => readInteger(sql.count.get()?.count),
    changes(after, limit) {
      const rows = sql.changes.all(after, bounded(limit));
      const last = rows.at(-1);
      return { papers: readable(rows), mark: last ? readInteger(last.changed) : after };
    },
    mark: () => readInteger(sql.mark.get()?.mark),
  };
}

function readIds(cell: Cell | undefined): PaperId[] {
  const ids: string[] = JSON.parse(readText(cell));
  return ids.map(paperId);
}

function readDates({ id, publishedAt, sightedAt }: Row): readonly [PaperId, PaperDates] {
  const dates = { publishedAt: readInteger(publishedAt) };
  if (sightedAt === null) return [paperId(id), dates];
  return [paperId(id), { ...dates, sightedAt: readInteger(sightedAt) }];
}

function readPaper({ published_at, format, doc }: Row, id: string): Paper {
  return readDoc({
    id,
    publishedAt: readInteger(published_at),
    format: readInteger(format),
    doc: readText(doc),
  });
}

function hasVotes({ votes }: Paper): boolean {
  return votes !== undefined;
}

/** SQLite takes a negative limit for none, and refuses infinity. */
function bounded(limit: number): number {
  return Math.min(Math.max(Math.trunc(limit), 0), Number.MAX_SAFE_INTEGER);
}

function prepareAll(database: Database) {
  return {
    one: database.prepare("SELECT id, published_at, format, doc FROM papers WHERE id = ?"),
    // CROSS JOIN keeps the wanted ids outside, so that each is one look-up.
    many: database.prepare(
      `SELECT papers.id, published_at, format, doc FROM json_each(?) AS wanted
       CROSS JOIN papers ON papers.id = wanted.value`,
    ),
    // As one text, which is read in half the time [trial libsql-rows].
    firstSeen: database.prepare(
      `SELECT json_group_object(papers.id, first_seen_at) AS moments FROM json_each(?) AS wanted
       CROSS JOIN papers ON papers.id = wanted.value`,
    ),
    dates: database.prepare(
      `SELECT papers.id, published_at AS publishedAt,
         (SELECT min(at) FROM sightings WHERE paper = papers.id) AS sightedAt
       FROM json_each(?) AS wanted CROSS JOIN papers ON papers.id = wanted.value`,
    ),
    // As one text likewise.
    publishedSince: database.prepare(
      `SELECT json_group_array(id) AS ids FROM (
         SELECT id FROM papers WHERE published_at >= ? ORDER BY published_at DESC, id DESC
       )`,
    ),
    recent: database.prepare(
      `SELECT id, published_at, format, doc FROM papers WHERE published_at >= ? AND published_at < ?
       ORDER BY published_at DESC, id DESC LIMIT ?`,
    ),
    // Most papers have no votes, and reading one takes longer than looking whether it has. Without
    // the plus, SQLite goes through all that was ever heard, which has an index in the order of papers.
    votedSince: database.prepare(
      `SELECT id, published_at, format, doc FROM (
         SELECT paper, max(at) AS at FROM finds WHERE at >= ? AND EXISTS (
           SELECT 1 FROM sightings WHERE sightings.paper = finds.paper AND votes IS NOT NULL
         ) GROUP BY +paper
       ) AS seen CROSS JOIN papers ON papers.id = seen.paper ORDER BY seen.at, id`,
    ),
    count: database.prepare("SELECT count(*) AS count FROM papers"),
    changes: database.prepare(
      `SELECT id, published_at, format, doc, changed FROM papers WHERE changed > ? ORDER BY changed LIMIT ?`,
    ),
    mark: database.prepare("SELECT ifnull(max(changed), 0) AS mark FROM papers"),
    // `seen_at` is not read: what sources said tells it, without a document being written again.
    write: database.prepare(
      `INSERT INTO papers (id, published_at, first_seen_at, seen_at, format, doc, changed)
       VALUES (?1, ?2, ?3, ?3, ?4, ?5, (SELECT ifnull(max(changed), 0) + 1 FROM papers))
       ON CONFLICT (id) DO UPDATE SET
         published_at = excluded.published_at,
         first_seen_at = min(first_seen_at, excluded.first_seen_at),
         format = excluded.format,
         doc = excluded.doc,
         changed = excluded.changed`,
    ),
    heard: database.prepare(
      "UPDATE papers SET first_seen_at = ? WHERE id = ? AND first_seen_at > ?",
    ),
  };
}
