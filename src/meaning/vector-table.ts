import { paperId } from "../catalogue/paper-record.ts";
import type { PaperId } from "../paper/id.ts";
import { readBytes, readReal, readText } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import { isSound, type SmallVector } from "./small-vector.ts";

/** The rows of the papers' vectors. */
export interface VectorTable {
  /** Without those that a model refused. */
  read(
    ids: readonly PaperId[],
    dimension: number,
  ): { readonly sound: Map<PaperId, SmallVector>; readonly damaged: readonly PaperId[] };
  digests(ids: readonly PaperId[]): ReadonlyMap<PaperId, string>;
  /** Without a vector: the model refuses this paper. */
  write(id: PaperId, textDigest: string, vector: SmallVector | undefined): void;
  erase(ids: readonly PaperId[]): void;
  /** @returns how many there were */
  clear(): number;
}

export function createVectorTable(database: Database): VectorTable {
  const sql = prepareAll(database);

  return {
    read(ids, dimension) {
      const rows = sql.read.all(JSON.stringify(ids));
      const vectors = rows.map((row) => [paperId(row.paper), readVector(row)] as const);
      const given = vectors.filter(([, { bytes }]) => bytes.length > 0);
      const isWhole = (vector: SmallVector) => vector.bytes.length === dimension && isSound(vector);
      return {
        sound: new Map(given.filter(([, vector]) => isWhole(vector))),
        damaged: given.filter(([, vector]) => !isWhole(vector)).map(([id]) => id),
      };
    },
    digests: (ids) =>
      new Map(
        sql.digests
          .all(JSON.stringify(ids))
          .map((row) => [paperId(row.paper), readText(row.text_digest)]),
      ),
    write(id, digest, vector) {
      sql.write.run(id, digest, vector?.scale ?? 0, new Uint8Array(vector?.bytes ?? []));
    },
    erase: (ids) => void sql.erase.run(JSON.stringify(ids)),
    clear: () => sql.clear.run(),
  };
}

function readVector(row: Row): SmallVector {
  const { buffer, byteOffset, byteLength } = readBytes(row.vector);
  return { scale: readReal(row.scale), bytes: new Int8Array(buffer, byteOffset, byteLength) };
}

function prepareAll(database: Database) {
  return {
    // CROSS JOIN keeps the wanted ids outside, so that each is one look-up.
    read: database.prepare(
      `SELECT paper, scale, vector FROM json_each(?) AS wanted
       CROSS JOIN meaning_vectors ON paper = wanted.value`,
    ),
    digests: database.prepare(
      `SELECT paper, text_digest FROM json_each(?) AS wanted
       CROSS JOIN meaning_vectors ON paper = wanted.value`,
    ),
    write: database.prepare(
      `INSERT OR REPLACE INTO meaning_vectors (paper, text_digest, scale, vector)
       VALUES (?, ?, ?, ?)`,
    ),
    erase: database.prepare(
      "DELETE FROM meaning_vectors WHERE paper IN (SELECT value FROM json_each(?))",
    ),
    clear: database.prepare("DELETE FROM meaning_vectors"),
  };
}
