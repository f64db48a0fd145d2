import type { Documents } from "../stores/documents.ts";
import type { Keyv } from "../stores/keyv-documents.ts";
import { encodeKey, expiryOf, serialised } from "../stores/keyv-keys.ts";

/**
 * Documents that go to the server together with the next record that is written, in one transaction: a
 * record that names one is never there without it, and it takes no commit of its own.
 */
export interface AccompanyingDocuments extends Documents {
  /** Those that were not written yet, in the order of their keys, in which everybody locks them. */
  unwritten(): readonly UnwrittenDocument[];
  /** Called once these are. */
  written(documents: readonly UnwrittenDocument[]): void;
}

export interface UnwrittenDocument {
  /** As it stands in the table. */
  readonly key: string;
  readonly text: string;
  readonly expiresAt: number | null;
  readonly value: unknown;
}

/**
 * @param documents those of the same owner on the server
 * @param keyv prints what is written as it does for these
 */
export function accompanyingDocuments(
  documents: Documents,
  keyv: Pick<Keyv, "serializeData">,
  owner: string,
): AccompanyingDocuments {
  const unwritten = new Map<string, UnwrittenDocument>();
  const full = (key: string) => encodeKey(`${owner}:${key}`);
  return {
    get: async (key) => unwritten.get(full(key))?.value ?? documents.get(key),
    async set(key, value, lifetimeMs) {
      const expiresAt = expiryOf(lifetimeMs);
      const printed = await keyv.serializeData({ value, expires: expiresAt ?? undefined });
      const text = serialised(printed);
      unwritten.set(full(key), { key: full(key), text, expiresAt, value });
    },
    async delete(key) {
      unwritten.delete(full(key));
      await documents.delete(key);
    },
    unwritten: () => [...unwritten.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    written(those) {
      for (const document of those)
        if (unwritten.get(document.key) === document) unwritten.delete(document.key);
    },
  };
}

/** Each document takes at most so many expired rows with it, so that they never pile up. */
const SWEEP = 10;

/**
 * For the end of a statement that begins with `WITH held …`: keeps these while the lease is held.
 * @param first the number of the first of its values
 */
export function keepStatement(documents: readonly UnwrittenDocument[], first: number) {
  const [keys, texts, ends, now, most] = [0, 1, 2, 3, 4].map((at) => `$${first + at}`);
  const sql = `, swept AS (
    DELETE FROM documents WHERE key <> ALL (${keys}::text[]) AND key IN (
      SELECT key FROM documents WHERE expires_at < ${now} LIMIT ${most} FOR UPDATE SKIP LOCKED)
  ), kept AS (
    INSERT INTO documents (key, value, expires_at)
    SELECT given.* FROM held, unnest(${keys}::text[], ${texts}::text[], ${ends}::bigint[]) AS given
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
  )`;
  const values = [
    documents.map(({ key }) => key),
    documents.map(({ text }) => text),
    documents.map(({ expiresAt }) => expiresAt),
    Date.now(),
    SWEEP * documents.length,
  ];
  return { sql, values };
}
