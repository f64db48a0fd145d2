import { encodeKey, expiryOf } from "../stores/keyv-keys.ts";
import type { Postgres } from "./postgres.ts";

/**
 * Lets one of several processes have a key of this owner for as long as it lasts: whether it is the
 * one that asked. What is claimed can be read as a document by that key.
 */
export function claim(postgres: Pick<Postgres, "query">, owner: string) {
  return async (key: string, lifetimeMs: number): Promise<boolean> => {
    const values = [encodeKey(`${owner}:${key}`), expiryOf(lifetimeMs), Date.now()];
    return (await postgres.query(CLAIM, values)).length > 0;
  };
}

const CLAIM = `INSERT INTO documents (key, value, expires_at) VALUES ($1, '{"value":1}', $2::bigint)
  ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at
  WHERE documents.expires_at < $3 RETURNING key`;
