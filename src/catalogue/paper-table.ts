import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { readInteger } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import type { Instant } from "../time/instant.ts";
import type { Catalogue, PaperDates } from "./catalogue.ts";
import { type OnCorrupt, readPaperRow } from "./corrupt-record.ts";
import { DOC_FORMAT, paperId, writeDoc } from "./paper-record.ts";

export interface PaperTable
  extends Pick<
    Catalogue,
    | "get"
    | "firstSeen"
    | "dates"
    | "publishedSince"
    | "recent"
    | "seenSince"
    | "lastSeen"
    | "count"
    | "changes"
    | "mark"
  > {
  /** Undefined when the paper is not known; without `paper` when its record is damaged. */
  read(id: PaperId): { readonly paper?: Paper } | undefined;
  /** Keeps the merged paper, seen at `at`; `changed` moves it to the end of the changes. */
  write(paper: Paper, at: Instant, changed: boolean): void;
}

export function createPaperTable(database: Database, onCorrupt: OnCorrupt): PaperTable {
  const sql = prepareAll(database);

  function readable(rows: readonly Row[]): Paper[] {
    return rows.flatMap((row) => readPaperRow(row, "papers", onCorrupt) ?? []);
  }

  return {
    read(id) {
      const row = sql.one.get(id);
      if (!row) return undefined;
      const paper = readPaperRow(row, "papers", onCorrupt);
      return paper ? { paper } : {};
    },
    write(paper, at, changed) {
      const doc = writeDoc(paper);
      sql.write.run(paper.id, paper.publishedAt, at, DOC_FORMAT, doc, Number(changed));
    },
    get(ids) {
      const found = new Map(
        readable(sql.many.all(JSON.stringify(ids))).map((paper) => [paper.id, paper]),
      );
      return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
    },
    firstSeen: (ids) =>
      new Map(
        sql.firstSeen
          .all(JSON.stringify(ids))
          .map(({ id, at }) => [paperId(id), readInteger(at)] as const),
      ),
    dates: (ids) => new Map(sql.dates.all(JSON.stringify(ids)).map(readDates)),
    publishedSince: (since) => sql.publishedSince.all(since).map((row) => paperId(row.id)),
    recent({ since, until = Number.MAX_SAFE_INTEGER, limit }) {
      return readable(sql.recent.all(since, until, bounded(limit)));
    },
    seenSince: (since) => sql.seenSince.all(since).map((row) => paperId(row.id)),
    lastSeen() {
      const at = sql.lastSeen.get()?.at;
      return at === null ? undefined : readInteger(at);
    },
    count: () => readInteger(sql.count.get()?.count),
    changes(after, limit) {
      const rows = sql.changes.all(after, bounded(limit));
      const last = rows.at(-1);
      return { papers: readable(rows), mark: last ? readInteger(last.changed) : after };
    },
    mark: () => readInteger(sql.mark.get()?.mark),
  };
}

function readDates({ id, publishedAt, sightedAt }: Row): readonly [PaperId, PaperDates] {
  const dates = { publishedAt: readInteger(publishedAt) };
  if (sightedAt === null) return [paperId(id), dates];
  return [paperId(id), { ...dates, sightedAt: readInteger(sightedAt) }];
}

/** SQLite takes a negative limit for none, and refuses infinity. */
function bounded(limit: number): number {
  return Math.min(Math.max(Math.trunc(limit), 0), Number.MAX_SAFE_INTEGER);
}

function prepareAll(database: Database) {
  return {
    one: database.prepare("SELECT id, format, doc FROM papers WHERE id = ?"),
    // CROSS JOIN keeps the wanted ids outside, so that each is one look-up.
    many: database.prepare(
      `SELECT papers.id, format, doc FROM json_each(?) AS wanted
       CROSS JOIN papers ON papers.id = wanted.value`,
    ),
    firstSeen: database.prepare(
      `SELECT papers.id, first_seen_at AS at FROM json_each(?) AS wanted
       CROSS JOIN papers ON papers.id = wanted.value`,
    ),
    dates: database.prepare(
      `SELECT papers.id, published_at AS publishedAt,
         (SELECT min(at) FROM sightings WHERE paper = papers.id) AS sightedAt
       FROM json_each(?) AS wanted CROSS JOIN papers ON papers.id = wanted.value`,
    ),
    publishedSince: database.prepare(
      "SELECT id FROM papers WHERE published_at >= ? ORDER BY published_at DESC, id DESC",
    ),
    recent: database.prepare(
      `SELECT id, format, doc FROM papers WHERE published_at >= ? AND published_at < ?
       ORDER BY published_at DESC, id DESC LIMIT ?`,
    ),
    seenSince: database.prepare("SELECT id FROM papers WHERE seen_at >= ? ORDER BY seen_at, id"),
    lastSeen: database.prepare("SELECT max(seen_at) AS at FROM papers"),
    count: database.prepare("SELECT count(*) AS count FROM papers"),
    changes: database.prepare(
      `SELECT id, format, doc, changed FROM papers WHERE changed > ? ORDER BY changed LIMIT ?`,
    ),
    mark: database.prepare("SELECT ifnull(max(changed), 0) AS mark FROM papers"),
    write: database.prepare(
      `INSERT INTO papers (id, published_at, first_seen_at, seen_at, format, doc, changed)
       VALUES (?1, ?2, ?3, ?3, ?4, ?5, (SELECT ifnull(max(changed), 0) + 1 FROM papers))
       ON CONFLICT (id) DO UPDATE SET
         published_at = excluded.published_at,
         first_seen_at = min(first_seen_at, excluded.first_seen_at),
         seen_at = max(seen_at, excluded.seen_at),
         format = excluded.format,
         doc = excluded.doc,
         changed = CASE WHEN ?6 THEN excluded.changed ELSE changed END`,
    ),
  };
}
