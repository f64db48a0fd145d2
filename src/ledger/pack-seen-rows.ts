import { isPaperId } from "../paper/id.ts";
import { readInteger, readText } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import type { Instant } from "../time/instant.ts";
import type { SlotEnd } from "./ledger.ts";
import { readRecord } from "./ledger-record.ts";
import { packMessage, type SentPapers } from "./pack-messages.ts";

/** Earlier versions kept a row for each paper a channel was sent: packs them, all or none, and drops their table. */
export function packSeenRows(database: Database): void {
  if (!hasRows(database)) return;
  const next = database.prepare("SELECT min(place) AS place FROM seen_papers WHERE place > ?");
  const rows = database.prepare("SELECT paper, at, message FROM seen_papers WHERE place = ?");
  const record = database.prepare("SELECT format, doc FROM ledgers WHERE place = ?");
  const insert = database.prepare("INSERT INTO ledger_seen (place, packed) VALUES (?, ?)");
  database.transaction(() => {
    for (let place = next.get("")?.place; place; place = next.get(place)?.place) {
      const sent = messagesOf(rows.all(place), endsIn(record.get(place)));
      insert.run(place, Buffer.concat(sent.map(packMessage)));
    }
    database.exec("DROP TABLE seen_papers");
  });
}

function hasRows(database: Database): boolean {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return tables.some(({ name }) => name === "seen_papers");
}

function messagesOf(rows: readonly Row[], endedAt: ReadonlyMap<string, Instant>): SentPapers[] {
  const sent = new Map<string, SentPapers>();
  for (const row of rows) {
    const [paper, at] = [row.paper, readInteger(row.at)];
    if (!isPaperId(paper)) continue;
    const message = typeof row.message === "string" ? row.message : "";
    const key = `${at} ${message}`;
    const end = endedAt.get(message);
    const before = sent.get(key) ?? { at, ...(end !== undefined && { endedAt: end }), papers: [] };
    sent.set(key, { ...before, papers: [...before.papers, paper] });
  }
  return [...sent.values()].sort((one, other) => one.at - other.at);
}

/** By message; none of a record that cannot be read, which is found out when it is. */
function endsIn(row: Row | undefined): ReadonlyMap<string, Instant> {
  return new Map((row ? endsOf(row) : []).flatMap(momentsOf));
}

function endsOf({ format, doc }: Row): readonly SlotEnd[] {
  try {
    return readRecord(readInteger(format), readText(doc)).ends;
  } catch {
    return [];
  }
}

function momentsOf({ at, outcome }: SlotEnd): [string, Instant][] {
  return "messageIds" in outcome ? outcome.messageIds.map((id) => [id, at]) : [];
}
