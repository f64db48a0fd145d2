import type { PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import { readInteger, readText } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import type { Instant } from "../time/instant.ts";
import { textDigest } from "./paper-text.ts";
import { prepareTables } from "./prepare-tables.ts";
import type { SmallVector } from "./small-vector.ts";
import { createVectorTable } from "./vector-table.ts";

/** How far the papers have been gone through. */
export interface Progress {
  /** All that changed up to this mark of the catalogue was seen, but for what the walk has not reached. */
  readonly mark: number;
  /** The walk from the newest paper to the oldest has reached this moment; undefined when it is over. */
  readonly before?: Instant;
}

/** The vectors of one model, kept in the database. */
export interface VectorStore {
  /** How many numbers this model's vectors have; undefined until it has been settled. */
  dimension(): number | undefined;
  /**
   * Forgets the vectors of another model or dimension; the papers are then gone through anew.
   * @returns whether there were any
   */
  settle(dimension: number, mark: number): boolean;
  progress(): Progress;
  advance(progress: Progress): void;
  /** Those without a vector of the text they have now. */
  lacking(papers: readonly Paper[]): Paper[];
  /** Keeps a vector, or that there can be none. All or nothing; durable once it returns. */
  keep(entries: readonly VectorEntry[]): void;
  /** Those of the papers that have a vector; a damaged one is left out. */
  read(ids: readonly PaperId[]): ReadonlyMap<PaperId, SmallVector>;
  /** Erases the damaged ones that were met, and has all papers gone through again: that makes only what lacks. */
  repair(): void;
}

export interface VectorEntry {
  readonly paper: Paper;
  readonly vector?: SmallVector;
}

export function openVectorStore(database: Database, model: string): VectorStore {
  prepareTables(database);
  const table = createVectorTable(database);
  const sql = prepareAll(database);
  const damaged = new Set<PaperId>();
  let space = ownSpace(sql.read.get(), model);

  const save = ({ dimension, mark, before }: Space) =>
    sql.write.run(model, dimension, mark, before ?? null);

  function moveOn(progress: Progress): void {
    if (!space) return;
    const next = { dimension: space.dimension, ...progress };
    save(next);
    space = next;
  }

  return {
    dimension: () => space?.dimension,
    settle(dimension, mark) {
      if (space?.dimension === dimension) return false;
      const next = { dimension, mark, before: FROM_THE_NEWEST };
      const forgotten = database.transaction(() => {
        save(next);
        return table.clear();
      });
      space = next;
      return forgotten > 0;
    },
    progress: () => space ?? { mark: 0 },
    advance: moveOn,
    lacking(papers) {
      const digests = table.digests(papers.map(({ id }) => id));
      return papers.filter((paper) => digests.get(paper.id) !== textDigest(paper));
    },
    keep(entries) {
      database.transaction(() => {
        for (const { paper, vector } of entries) table.write(paper.id, textDigest(paper), vector);
      });
    },
    read(ids) {
      if (!space) return new Map();
      const read = table.read(ids, space.dimension);
      for (const id of read.damaged) damaged.add(id);
      return read.sound;
    },
    repair() {
      if (damaged.size === 0) return;
      database.transaction(() => {
        table.erase([...damaged]);
        moveOn({ mark: space?.mark ?? 0, before: FROM_THE_NEWEST });
      });
      damaged.clear();
    },
  };
}

const FROM_THE_NEWEST = Number.MAX_SAFE_INTEGER;

interface Space extends Progress {
  readonly dimension: number;
}

/** Another model's vectors mean nothing here, but stay until this one has answered: its name may be a mistake. */
function ownSpace(row: Row | undefined, model: string): Space | undefined {
  if (!row || readText(row.model) !== model) return undefined;
  const before = row.before === null ? {} : { before: readInteger(row.before) };
  return { dimension: readInteger(row.dimension), mark: readInteger(row.mark), ...before };
}

function prepareAll(database: Database) {
  return {
    read: database.prepare("SELECT model, dimension, mark, before FROM meaning_space"),
    write: database.prepare(
      `INSERT OR REPLACE INTO meaning_space (only, model, dimension, mark, before)
       VALUES (1, ?, ?, ?, ?)`,
    ),
  };
}
