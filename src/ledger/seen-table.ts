import type { Place } from "../chat/place.ts";
import { readBytes } from "../stores/cells.ts";
import type { Database } from "../stores/database.ts";
import { type SeenPapers, seenPapers } from "./seen-papers.ts";

/** The papers each channel was sent, packed, in a row beside its record: most writes of a record leave them alone. */
export interface SeenTable {
  read(place: Place): SeenPapers;
  /** Replaces what was known, unless it is that. */
  write(place: Place, seen: SeenPapers): void;
  /** What was written is there to stay: its transaction has ended. */
  written(place: Place, seen: SeenPapers): void;
  delete(place: Place): void;
}

const NOTHING = new Uint8Array();

export function createSeenTable(database: Database): SeenTable {
  const select = database.prepare("SELECT packed FROM ledger_seen WHERE place = ?");
  const upsert = database.prepare(
    `INSERT INTO ledger_seen (place, packed) VALUES (?, ?)
     ON CONFLICT DO UPDATE SET packed = excluded.packed`,
  );
  const remove = database.prepare("DELETE FROM ledger_seen WHERE place = ?");
  /** Values that are in the table as they are. */
  const stored = new WeakMap<SeenPapers, Place>();

  return {
    read(place) {
      const row = select.get(place);
      const seen = seenPapers(row ? readBytes(row.packed) : NOTHING);
      stored.set(seen, place);
      return seen;
    },
    write(place, seen) {
      if (stored.get(seen) === place) return;
      if (seen.packed.length > 0) upsert.run(place, seen.packed);
      else remove.run(place);
    },
    written: (place, seen) => void stored.set(seen, place),
    delete: (place) => void remove.run(place),
  };
}
