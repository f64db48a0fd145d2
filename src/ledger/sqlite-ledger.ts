import type { Place } from "../chat/place.ts";
import { readInteger, readText } from "../stores/cells.ts";
import { createCommitTogether } from "../stores/commit-together.ts";
import type { Database, Row } from "../stores/database.ts";
import {
  type ChannelLedger,
  CorruptLedger,
  type Ledger,
  type LedgerHead,
  newLedger,
} from "./ledger.ts";
import { type LedgerRecord, RECORD_FORMAT, readRecord, writeRecord } from "./ledger-record.ts";
import { packSeenRows } from "./pack-seen-rows.ts";
import { createSeenTable } from "./seen-table.ts";

/**
 * Ledgers in the database: a row each, whose first columns are its head, and the papers seen in rows
 * beside it. A put is one transaction; those of many channels reach the disk together, and the
 * event loop does not wait for it.
 */
export function createLedger(database: Database): Ledger {
  packSeenRows(database);
  const sql = prepareAll(database);
  const seen = createSeenTable(database);
  const together = createCommitTogether(database);

  function write(ledger: ChannelLedger): void {
    const { place, accountedTo, pending } = ledger;
    sql.put.run(place, accountedTo, pending ? 1 : 0, RECORD_FORMAT, writeRecord(ledger));
    seen.write(place, ledger.seen);
  }

  return {
    async get(place) {
      const row = sql.get.get(place);
      return row && { place, ...recordOf(place, row), seen: seen.of(place, row) };
    },
    async put(ledger, haste) {
      if (haste === "together") await together(() => write(ledger));
      else database.transaction(() => write(ledger), "unsynced");
      seen.written(ledger.place, ledger.seen);
      if (haste !== "together") await database.synced();
    },
    async delete(place) {
      database.transaction(() => {
        sql.delete.run(place);
        sql.deleteAside.run(place);
        seen.delete(place);
      });
    },
    heads: async () => sql.heads.all().map(headOf),
    async setAside(place, now) {
      database.transaction(() => {
        sql.deleteAside.run(place);
        sql.setAside.run(now, place);
        write({ ...newLedger(place, now), seen: seen.read(place) });
      });
    },
  };
}

function recordOf(place: Place, row: Row): LedgerRecord {
  try {
    return readRecord(readInteger(row.format), readText(row.doc));
  } catch (cause) {
    throw new CorruptLedger(place, cause instanceof Error ? cause.message : String(cause), {
      cause,
    });
  }
}

function headOf({ place, accounted_to, pending }: Row): LedgerHead {
  if (!isPlace(place)) throw new TypeError("Expected a place in the database.");
  return { place, accountedTo: readInteger(accounted_to), pending: pending === 1 };
}

function isPlace(value: unknown): value is Place {
  return typeof value === "string" && value.includes(":");
}

function prepareAll(database: Database) {
  return {
    get: database.prepare(
      `SELECT format, doc, packed, sealed FROM ledgers LEFT JOIN ledger_seen USING (place)
       WHERE place = ?`,
    ),
    put: database.prepare(
      `INSERT INTO ledgers (place, accounted_to, pending, format, doc) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET accounted_to = excluded.accounted_to,
         pending = excluded.pending, format = excluded.format, doc = excluded.doc`,
    ),
    delete: database.prepare("DELETE FROM ledgers WHERE place = ?"),
    deleteAside: database.prepare("DELETE FROM ledgers_aside WHERE place = ?"),
    heads: database.prepare("SELECT place, accounted_to, pending FROM ledgers"),
    setAside: database.prepare(
      `INSERT INTO ledgers_aside (place, at, format, doc)
       SELECT place, ?, format, doc FROM ledgers WHERE place = ?`,
    ),
  };
}
