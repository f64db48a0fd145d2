import { setImmediate as nextTurn } from "node:timers/promises";
import type { KeyvStoreAdapter } from "keyv";
import { readText } from "./cells.ts";
import { decodeKey, encodeKey, expiryOf, keyRange, serialised, stored } from "./keyv-keys.ts";
import type { Database, Durability } from "./sqlite.ts";

/** Each write takes at most this many expired rows with it, so that they never pile up. */
const SWEEP = 10;
const FIRST_SWEEP = 1000;
const PAGE = 100;

/**
 * Keyv's storage in our database. Values are the text that Keyv serialises. Each Keyv needs a store
 * of its own, because Keyv writes its namespace onto it. Time is `Date.now`, as in Keyv itself.
 * `durability` is that of what is set.
 */
export function createKeyvStore(
  database: Database,
  durability: Durability = "synced",
): KeyvStoreAdapter {
  const sql = prepareAll(database);
  sql.sweep.run(Date.now(), FIRST_SWEEP);

  const store: KeyvStoreAdapter = {
    // Keyv offers its iterator only over dialects it knows.
    opts: { dialect: "sqlite" },
    namespace: undefined,
    async get<Value>(key: string) {
      return stored<Value>(sql.get.get(encodeKey(key), Date.now())?.value);
    },
    async getMany<Value>(keys: string[]) {
      const rows = sql.getMany.all(JSON.stringify(keys.map(encodeKey)), Date.now());
      const values = new Map(rows.map((row) => [readText(row.key), row.value]));
      return keys.map((key) => stored<Value | undefined>(values.get(encodeKey(key))));
    },
    async has(key) {
      return sql.get.get(encodeKey(key), Date.now()) !== undefined;
    },
    async set(key, value: unknown, ttl) {
      const text = serialised(value);
      database.transaction(() => {
        sql.set.run(encodeKey(key), text, expiryOf(ttl));
        sql.sweep.run(Date.now(), SWEEP);
      }, durability);
      return true;
    },
    async delete(key) {
      return sql.delete.run(encodeKey(key)) > 0;
    },
    async deleteMany(keys) {
      const one = (key: string) => sql.delete.run(encodeKey(key)) > 0;
      return database.transaction(() => keys.map(one)).every(Boolean);
    },
    async clear() {
      sql.clear.run(...keyRange(store.namespace));
    },
    async *iterator(namespace?: string) {
      const [from, to] = keyRange(namespace);
      const page = (after: string) => sql.page.all(after, to, Date.now(), PAGE);
      for (let rows = page(from); rows.length > 0; rows = page(readText(rows.at(-1)?.key))) {
        for (const row of rows) yield [decodeKey(readText(row.key)), readText(row.value)];
        // Whoever goes through thousands of documents lets others have their turn.
        await nextTurn();
      }
    },
    // Failures are thrown where they happen; there are no others to tell of.
    on: () => store,
  };
  return store;
}

/** A row lives to the end of the millisecond it expires in, as in Keyv. */
function prepareAll(database: Database) {
  const alive = "(expires_at IS NULL OR expires_at >= ?2)";
  return {
    get: database.prepare(`SELECT value FROM documents WHERE key = ?1 AND ${alive}`),
    getMany: database.prepare(
      `SELECT documents.key, documents.value FROM json_each(?1) AS wanted
       CROSS JOIN documents ON documents.key = wanted.value WHERE ${alive}`,
    ),
    set: database.prepare(
      `INSERT INTO documents (key, value, expires_at) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
    ),
    delete: database.prepare("DELETE FROM documents WHERE key = ?"),
    sweep: database.prepare(
      `DELETE FROM documents WHERE rowid IN
       (SELECT rowid FROM documents WHERE expires_at < ? LIMIT ?)`,
    ),
    clear: database.prepare("DELETE FROM documents WHERE key > ? AND key < ?"),
    page: database.prepare(
      `SELECT key, value FROM documents WHERE key > ? AND key < ?
       AND (expires_at IS NULL OR expires_at >= ?) ORDER BY key LIMIT ?`,
    ),
  };
}
