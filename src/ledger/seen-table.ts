import type { Place } from "../chat/place.ts";
import { isPaperId } from "../paper/id.ts";
import { readInteger } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import type { SeenPaper, SeenPapers } from "./ledger.ts";

/** The papers each channel was sent, one row each, so that a digest writes only its own. */
export interface SeenTable {
  read(place: Place): SeenPapers;
  /** Replaces what was known; costs nothing for a value that came from `read` or was written before. */
  write(place: Place, seen: SeenPapers): void;
  delete(place: Place): void;
}

export function createSeenTable(database: Database): SeenTable {
  const select = database.prepare("SELECT paper, at, message FROM seen_papers WHERE place = ?");
  const upsert = database.prepare(
    `INSERT INTO seen_papers (place, paper, at, message) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, message = excluded.message`,
  );
  const remove = database.prepare("DELETE FROM seen_papers WHERE place = ? AND paper = ?");
  const removeAll = database.prepare("DELETE FROM seen_papers WHERE place = ?");
  /** Values that are in the table as they are. */
  const stored = new WeakMap<SeenPapers, Place>();

  function read(place: Place): SeenPapers {
    const seen = Object.fromEntries(select.all(place).map(entryOf));
    stored.set(seen, place);
    return seen;
  }

  function write(place: Place, seen: SeenPapers): void {
    if (stored.get(seen) === place) return;
    const before = new Map(Object.entries(read(place)));
    for (const [paper, { at, messageId }] of Object.entries(seen)) {
      const known = before.get(paper);
      before.delete(paper);
      if (known?.at === at && known.messageId === messageId) continue;
      upsert.run(place, paper, at, messageId ?? null);
    }
    for (const paper of before.keys()) remove.run(place, paper);
  }

  return { read, write, delete: (place) => void removeAll.run(place) };
}

function entryOf({ paper, at, message }: Row): [string, SeenPaper] {
  if (!isPaperId(paper)) throw new TypeError("Expected a paper's id in the database.");
  return [
    paper,
    { at: readInteger(at), ...(typeof message === "string" && { messageId: message }) },
  ];
}
