import type { Place } from "../chat/place.ts";
import { readBytes } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import { packSummaries, summariesIn } from "./chunk-summary.ts";
import { type SeenChunk, sealed, seenChunk } from "./seen-chunk.ts";
import { type SeenPapers, seenInChunks, seenPapers } from "./seen-papers.ts";

/**
 * The papers each channel was sent, packed, beside its record: most writes of a record leave them
 * alone. The latest stand in a row with the summaries of the chunks before, which are rows of their
 * own: a digest rewrites none of these, and reads those that may hold a paper it asks about.
 */
export interface SeenTable {
  read(place: Place): SeenPapers;
  /** What a row says that has its columns, or nulls where there is none. */
  of(place: Place, row: Row): SeenPapers;
  /** Replaces what was known, unless it is that. */
  write(place: Place, seen: SeenPapers): void;
  /** What was written is there to stay: its transaction has ended. */
  written(place: Place, seen: SeenPapers): void;
  delete(place: Place): void;
}

const NOTHING = new Uint8Array();

export function createSeenTable(database: Database): SeenTable {
  const sql = prepareAll(database);
  /** Values that are in the table as they are. */
  const stored = new WeakMap<SeenPapers, Place>();

  function of(place: Place, row: Row | undefined): SeenPapers {
    const seen = seenIn({ sql, place }, row);
    stored.set(seen, place);
    return seen;
  }

  return {
    of,
    read: (place) => of(place, sql.select.get(place)),
    write(place, seen) {
      if (stored.get(seen) === place) return;
      writeChunks({ sql, place }, sealed(seen.chunks));
    },
    written: (place, seen) => void stored.set(seen, place),
    // The sealed ones go along.
    delete: (place) => void sql.remove.run(place),
  };
}

/** The rows of one place in the database that its statements ask. */
interface Home {
  readonly sql: ReturnType<typeof prepareAll>;
  readonly place: Place;
}

function seenIn(home: Home, row: Row | undefined): SeenPapers {
  if (!row || row.packed === null) return seenPapers(NOTHING);
  const open = readBytes(row.packed);
  if (row.sealed === null) return seenPapers(open);
  const before = summariesIn(readBytes(row.sealed)).map((summary) =>
    seenChunk(() => readSealed(home, summary.number), summary, home),
  );
  return seenInChunks([...before, seenChunk(() => open)]);
}

/** Nothing where it was forgotten since its summary was read. @throws Error where it is missing */
function readSealed({ sql, place }: Home, number: number): Uint8Array {
  const row = sql.selectSealed.get(place, number);
  if (row) return readBytes(row.packed);
  const list = sql.select.get(place)?.sealed ?? null;
  if (list !== null && summariesIn(readBytes(list)).some((summary) => summary.number === number))
    throw new Error(`Papers that ${place} was sent are missing from the database.`);
  return NOTHING;
}

function writeChunks({ sql, place }: Home, chunks: readonly SeenChunk[]): void {
  const open = chunks.find(({ summary }) => !summary)?.packed() ?? NOTHING;
  const summaries = chunks.flatMap(({ summary }) => (summary ? [summary] : []));
  if (open.length === 0 && summaries.length === 0) {
    sql.remove.run(place);
    return;
  }
  sql.upsert.run(place, open, summaries.length > 0 ? packSummaries(summaries) : null);
  sql.removeSealed.run(place, summaries[0]?.number ?? 0, summaries.at(-1)?.number ?? 0);
  for (const chunk of chunks)
    if (chunk.summary && !isIn({ sql, place }, chunk))
      sql.upsertSealed.run(place, chunk.summary.number, chunk.packed());
}

function isIn({ sql, place }: Home, { home }: SeenChunk): boolean {
  const known = home as Home | undefined;
  return known?.sql === sql && known.place === place;
}

function prepareAll(database: Database) {
  return {
    select: database.prepare("SELECT packed, sealed FROM ledger_seen WHERE place = ?"),
    upsert: database.prepare(
      `INSERT INTO ledger_seen (place, packed, sealed) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET packed = excluded.packed, sealed = excluded.sealed`,
    ),
    remove: database.prepare("DELETE FROM ledger_seen WHERE place = ?"),
    selectSealed: database.prepare(
      "SELECT packed FROM ledger_sealed WHERE place = ? AND number = ?",
    ),
    upsertSealed: database.prepare(
      `INSERT INTO ledger_sealed (place, number, packed) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET packed = excluded.packed`,
    ),
    removeSealed: database.prepare(
      "DELETE FROM ledger_sealed WHERE place = ? AND number NOT BETWEEN ? AND ?",
    ),
  };
}
