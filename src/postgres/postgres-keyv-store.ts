import {
  decodeKey,
  encodeKey,
  expiryOf,
  type KeyvStoreAdapter,
  keyRange,
  serialised,
  stored,
} from "../stores/keyv-keys.ts";
import { documentPages } from "./document-pages.ts";
import type { Postgres } from "./postgres.ts";

const PAGE = 500;
/** Each write takes at most this many expired rows with it, so that they never pile up. */
const SWEEP = 10;

/**
 * Keyv's storage in PostgreSQL, as `createKeyvStore` is in SQLite. Any process may write, and of two
 * writes of one key the last stays. Time is `Date.now`, as in Keyv itself.
 */
export function createPostgresKeyvStore(postgres: Pick<Postgres, "query">): KeyvStoreAdapter {
  const remove = async (keys: readonly string[]) => {
    const rows = await postgres.query(DELETE, [keys.map(encodeKey)]);
    return new Set(rows.map(({ key }) => String(key)));
  };

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
      await postgres.query(SET, [
        encodeKey(key),
        serialised(value),
        expiryOf(ttl),
        Date.now(),
        SWEEP,
      ]);
      return true;
    },
    delete: async (key) => (await remove([key])).size > 0,
    async deleteMany(keys) {
      const removed = await remove(keys);
      return keys.every((key) => removed.has(encodeKey(key)));
    },
    async clear() {
      await postgres.query(CLEAR, keyRange(store.namespace));
    },
    async *iterator(namespace?: string) {
      const pages = documentPages({
        postgres,
        columns: "value, expires_at",
        range: keyRange(namespace),
        size: PAGE,
      });
      for await (const rows of pages)
        for (const { key, value, expires_at: end } of rows)
          if (end === null || Number(end) >= Date.now())
            yield [decodeKey(String(key)), String(value)];
    },
    // Failures are thrown where they happen; there are no others to tell of.
    on: () => store,
  };
  return store;
}

/** A row lives to the end of the millisecond it expires in, as in Keyv. */
const GET = `SELECT key, value FROM documents
  WHERE key = ANY ($1) AND (expires_at IS NULL OR expires_at >= $2)`;

/** Rows that another statement changes meanwhile are left to it. */
const SET = `WITH swept AS (
    DELETE FROM documents WHERE key <> $1 AND key IN (
      SELECT key FROM documents WHERE expires_at < $4 LIMIT $5 FOR UPDATE SKIP LOCKED)
  )
  INSERT INTO documents (key, value, expires_at) VALUES ($1, $2, $3::bigint)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`;

const DELETE = "DELETE FROM documents WHERE key = ANY ($1) RETURNING key";

const CLEAR = "DELETE FROM documents WHERE key > $1 AND key < $2";
