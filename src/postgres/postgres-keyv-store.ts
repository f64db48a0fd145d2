import {
  decodeKey,
  encodeKey,
  expiryOf,
  type KeyvStoreAdapter,
  keyRange,
  serialised,
  stored,
} from "../stores/keyv-keys.ts";
import { type Fence, HELD } from "./fence.ts";
import type { Postgres, PostgresRow } from "./postgres.ts";
import { write } from "./write.ts";

const PAGE = 500;
/** Each write takes at most this many expired rows with it, so that they never pile up. */
const SWEEP = 10;

/**
 * Keyv's storage in PostgreSQL, as `createKeyvStore` is in SQLite; each write is let in by the fence.
 * Time is `Date.now`, as in Keyv itself.
 */
export function createPostgresKeyvStore(postgres: Postgres, fence: Fence): KeyvStoreAdapter {
  const change = (sql: string, values: readonly unknown[]) => write(postgres, fence, sql, values);
  const remove = async (keys: readonly string[]) =>
    new Set(await change(DELETE, [keys.map(encodeKey)]));

  const store: KeyvStoreAdapter = {
    // Keyv offers its iterator only over dialects it knows.
    opts: { dialect: "postgres" },
    namespace: undefined,
    async get<Value>(key: string) {
      const [row] = await postgres.query(GET, [[encodeKey(key)], Date.now()]);
      return stored<Value>(row?.value);
    },
    async getMany<Value>(keys: string[]) {
      const rows = await postgres.query(GET, [keys.map(encodeKey), Date.now()]);
      const values = new Map(rows.map(({ key, value }) => [key, value]));
      return keys.map((key) => stored<Value | undefined>(values.get(encodeKey(key))));
    },
    has: async (key) => (await postgres.query(GET, [[encodeKey(key)], Date.now()])).length > 0,
    async set(key, value: unknown, ttl) {
      await change(SET, [encodeKey(key), serialised(value), expiryOf(ttl), Date.now(), SWEEP]);
      return true;
    },
    delete: async (key) => (await remove([key])).size > 0,
    async deleteMany(keys) {
      const removed = await remove(keys);
      return keys.every((key) => removed.has(encodeKey(key)));
    },
    async clear() {
      await change(CLEAR, keyRange(store.namespace));
    },
    async *iterator(namespace?: string) {
      const [from, to] = keyRange(namespace);
      const page = (after: unknown) => postgres.query(LIST, [after, to, Date.now(), PAGE]);
      let rows: readonly PostgresRow[] = await page(from);
      for (; rows.length > 0; rows = await page(rows.at(-1)?.key))
        for (const { key, value } of rows) yield [decodeKey(String(key)), String(value)];
    },
    // Failures are thrown where they happen; there are no others to tell of.
    on: () => store,
  };
  return store;
}

/** A row lives to the end of the millisecond it expires in, as in Keyv. */
const GET = `SELECT key, value FROM documents
  WHERE key = ANY ($1) AND (expires_at IS NULL OR expires_at >= $2)`;

const LIST = `SELECT key, value FROM documents WHERE key > $1 AND key < $2
  AND (expires_at IS NULL OR expires_at >= $3) ORDER BY key LIMIT $4`;

// In each write $1 to $3 are the fence's. Rows that another statement changes meanwhile are left to it.
const SET = `WITH ${HELD}, swept AS (
    DELETE FROM documents USING held WHERE key <> $4 AND key IN (
      SELECT key FROM documents WHERE expires_at < $7 LIMIT $8 FOR UPDATE SKIP LOCKED)
  ), changed AS (
    INSERT INTO documents (key, value, expires_at, number, turn)
    SELECT $4, $5, $6::bigint, held.number, held.turn FROM held
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at,
      number = excluded.number, turn = excluded.turn
    WHERE (documents.number, documents.turn) < (excluded.number, excluded.turn)
    RETURNING key AS name
  )`;

const DELETE = `WITH ${HELD}, changed AS (
    DELETE FROM documents USING held
    WHERE key = ANY ($4) AND (documents.number, documents.turn) < (held.number, held.turn) RETURNING key AS name
  )`;

const CLEAR = `WITH ${HELD}, changed AS (
    DELETE FROM documents USING held WHERE key > $4 AND key < $5 RETURNING key AS name
  )`;
