import type { PaperId } from "../paper/id.ts";
import type { Cell, Database, Row } from "../stores/database.ts";

/** All that the catalogue keeps of papers, for another catalogue to keep the same. */
export interface PaperStates {
  /** Of each paper that is known, as rows. */
  read(ids: readonly PaperId[]): PaperState[];
  /**
   * Puts these in the place of what was known of the same papers; all or nothing. A power cut may take it
   * back, together with what was written after it.
   */
  write(states: readonly PaperState[]): void;
}

/** A paper's rows, table by table, each without the paper's id. */
export interface PaperState {
  readonly id: PaperId;
  readonly rows: { readonly [Table in StateTable]: readonly (readonly Cell[])[] };
}

export type StateTable = keyof typeof COLUMNS;

/** The first table has one row a paper, which the others refer to. */
const COLUMNS = {
  papers: ["published_at", "first_seen_at", "seen_at", "format", "doc"],
  finds: ["source", "at", "format", "doc"],
  sightings: ["source", "at", "votes", "comments", "stars"],
  news: ["kind", "at"],
} as const;

const TABLES = ["papers", "finds", "sightings", "news"] as const;

export function createPaperStates(database: Database): PaperStates {
  const sql = prepareAll(database);

  function replace({ id, rows }: PaperState): void {
    const [paper] = rows.papers;
    if (!paper) throw new TypeError("A paper's state has no row of the paper.");
    const before = sql.papers.read.get(id);
    if (!before || !isSame(before, paper)) sql.paper.run(id, ...paper);
    for (const table of TABLES.slice(1)) {
      sql[table].delete.run(id);
      for (const row of rows[table]) sql[table].insert.run(id, ...row);
    }
  }

  return {
    read: (ids) =>
      ids.flatMap((id) => {
        const [papers, finds, sightings, news] = TABLES.map((table) =>
          sql[table].read.all(id).map((row) => COLUMNS[table].map((name) => row[name] ?? null)),
        );
        if (!papers?.length) return [];
        return {
          id,
          rows: { papers, finds: finds ?? [], sightings: sightings ?? [], news: news ?? [] },
        };
      }),
    write: (states) => database.transaction(() => states.forEach(replace), "unsynced"),
  };
}

function isSame(row: Row, cells: readonly Cell[]): boolean {
  return COLUMNS.papers.every((name, at) => row[name] === cells[at]);
}

function prepareAll(database: Database) {
  const forTable = (table: StateTable) => {
    const owner = table === "papers" ? "id" : "paper";
    const columns = COLUMNS[table];
    const marks = columns.map(() => "?").join(", ");
    return {
      read: database.prepare(
        `SELECT ${columns.join(", ")} FROM ${table} WHERE ${owner} = ? ORDER BY ${columns.join(", ")}`,
      ),
      delete: database.prepare(`DELETE FROM ${table} WHERE ${owner} = ?`),
      insert: database.prepare(
        `INSERT INTO ${table} (${owner}, ${columns.join(", ")}) VALUES (?, ${marks})`,
      ),
    };
  };
  return {
    papers: forTable("papers"),
    finds: forTable("finds"),
    sightings: forTable("sightings"),
    news: forTable("news"),
    // Its number among the changes is this catalogue's own.
    paper: database.prepare(
      `INSERT INTO papers (id, published_at, first_seen_at, seen_at, format, doc, changed)
       VALUES (?, ?, ?, ?, ?, ?, (SELECT ifnull(max(changed), 0) + 1 FROM papers))
       ON CONFLICT (id) DO UPDATE SET published_at = excluded.published_at,
         first_seen_at = excluded.first_seen_at, seen_at = excluded.seen_at,
         format = excluded.format, doc = excluded.doc, changed = excluded.changed`,
    ),
  };
}

/** Text that holds all of a state but the id. */
export function printPaperState({ rows }: PaperState): string {
  return JSON.stringify(rows);
}

/** @throws Error when the text holds none */
export function parsePaperState(id: PaperId, text: string): PaperState {
  const rows: unknown = JSON.parse(text);
  if (!isRows(rows)) throw new Error(`what is kept of ${id} does not have the shape of it`);
  return { id, rows };
}

function isRows(value: unknown): value is PaperState["rows"] {
  return (
    typeof value === "object" &&
    value !== null &&
    TABLES.every((table) => {
      const rows: unknown = Reflect.get(value, table);
      const width = COLUMNS[table].length;
      return Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === width);
    })
  );
}
