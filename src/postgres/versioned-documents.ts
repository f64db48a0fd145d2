import type { Keyv } from "../stores/keyv-documents.ts";
import { decodeKey, encodeKey, keyRange } from "../stores/keyv-keys.ts";
import { DAY } from "../time/durations.ts";
import { documentPages } from "./document-pages.ts";
import type { Postgres, PostgresRow } from "./postgres.ts";

/**
 * The documents of one owner that several processes hold in memory. Each change has a mark, which
 * grows, and which others see in its order.
 */
export interface VersionedDocuments {
  /** Each one there is, in no order. What changes meanwhile is among the changes after an earlier mark. */
  entries(): AsyncIterable<VersionedDocument>;
  get(key: string): Promise<VersionedDocument | undefined>;
  /**
   * Writes where the document still is of this mark; `undefined` where there must be none.
   * @returns its new mark; undefined where it is another by now, and then nothing was written
   */
  put(key: string, value: unknown, before: number | undefined): Promise<number | undefined>;
  /** @returns the mark of that; undefined where there was none */
  delete(key: string): Promise<number | undefined>;
  /** The last mark that was given. */
  mark(): Promise<number>;
  /** What changed after this mark, in its order; a bounded number at a time, and none at the end. */
  changes(after: number): Promise<readonly VersionedChange[]>;
}

export type VersionedDocument = { readonly key: string; readonly mark: number } & (
  | { readonly value: unknown }
  | { readonly damaged: string }
);

export type VersionedChange =
  | VersionedDocument
  | { readonly key: string; readonly mark: number; readonly gone: true };

const PAGE = 1_000;
/** Longer than a process sleeps that then goes on; what is gone is known for so long. */
const GONE_MS = 30 * DAY;

/** @param keyv reads and writes the text of values, as it does for documents that are kept without marks */
export function createVersionedDocuments(
  postgres: Pick<Postgres, "query">,
  keyv: Pick<Keyv, "serializeData" | "deserializeData">,
  owner: string,
): VersionedDocuments {
  const full = (key: string) => encodeKey(`${owner}:${key}`);
  const [from, to] = keyRange(owner);
  const read = async (row: PostgresRow): Promise<VersionedDocument> => {
    const key = decodeKey(String(row.key)).slice(owner.length + 1);
    return { key, mark: Number(row.mark), ...(await readValue(keyv, String(row.value))) };
  };
  return {
    async *entries() {
      const pages = { postgres, columns: VALUE, range: [from, to], size: PAGE } as const;
      for await (const rows of documentPages(pages)) for (const row of rows) yield await read(row);
    },
    async get(key) {
      const [row] = await postgres.query(GET, [full(key)]);
      return row && read(row);
    },
    async put(key, value, before) {
      const text = await keyv.serializeData({ value });
      const known = before === undefined ? [] : [before];
      const sql = before === undefined ? ADD : CHANGE;
      const [row] = await postgres.query(sql, [full(key), text, ...known]);
      return row && Number(row.mark);
    },
    async delete(key) {
      const now = Date.now();
      const [row] = await postgres.query(DELETE, [full(key), now + GONE_MS, now]);
      return row && Number(row.mark);
    },
    async mark() {
      const [row] = await postgres.query("SELECT mark FROM document_mark");
      return Number(row?.mark);
    },
    async changes(after) {
      const rows = await postgres.query(CHANGES, [after, from, to, PAGE]);
      return Promise.all(
        rows.map((row) => {
          if (row.value !== null) return read(row);
          const key = decodeKey(String(row.key)).slice(owner.length + 1);
          return { key, mark: Number(row.mark), gone: true } as const;
        }),
      );
    },
  };
}

async function readValue(keyv: Pick<Keyv, "deserializeData">, text: string) {
  try {
    return { value: (await keyv.deserializeData<unknown>(text))?.value };
  } catch {
    return { damaged: text };
  }
}

/** Those that came with a move have no mark yet. */
const VALUE = "value, coalesce(mark, 0) AS mark";

const GET = `SELECT key, ${VALUE} FROM documents WHERE key = $1`;

const NEXT = "next AS (UPDATE document_mark SET mark = mark + 1 RETURNING mark)";

const ADD = `WITH ${NEXT}
  INSERT INTO documents (key, value, mark) SELECT $1, $2, mark FROM next
  ON CONFLICT (key) DO NOTHING RETURNING mark`;

const CHANGE = `WITH ${NEXT}
  UPDATE documents SET value = $2, mark = next.mark FROM next
  WHERE key = $1 AND coalesce(documents.mark, 0) = $3 RETURNING documents.mark`;

const DELETE = `WITH ${NEXT}, gone AS (
    DELETE FROM documents USING next WHERE key = $1 RETURNING key, next.mark
  ), swept AS (
    DELETE FROM documents_gone WHERE expires_at < $3 AND key <> $1
  )
  INSERT INTO documents_gone (key, mark, expires_at) SELECT key, mark, $2::bigint FROM gone
  ON CONFLICT (key) DO UPDATE SET mark = excluded.mark, expires_at = excluded.expires_at
  RETURNING mark`;

/**
 * `OFFSET 0` keeps the bounds of the key out of the search for what changed: a server that has no
 * statistics yet would look through all keys between them.
 */
const CHANGES = `SELECT key, value, mark
    FROM (SELECT key, value, mark FROM documents WHERE mark > $1 OFFSET 0) AS changed
    WHERE key > $2 AND key < $3
  UNION ALL
  SELECT key, NULL, mark
    FROM (SELECT key, mark FROM documents_gone WHERE mark > $1 OFFSET 0) AS gone
    WHERE key > $2 AND key < $3
  ORDER BY mark LIMIT $4`;
