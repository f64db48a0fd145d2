import { Keyv, type KeyvStoreAdapter } from "keyv";
import type { Documents } from "./documents.ts";

/**
 * The one Keyv over a physical store. By default Keyv answers "nothing there" when the store fails,
 * and its own key prefixes differ between `get(key)` and `get([key])`; both are off here.
 */
export function createKeyv(store: KeyvStoreAdapter): Keyv {
  return new Keyv({ store, throwOnErrors: true, namespace: "", useKeyPrefix: false });
}

/** Documents under their own `prefix` (without a colon), which keeps the owners of one Keyv apart. */
export function createDocuments(keyv: Keyv, prefix: string): Documents {
  const full = (key: string) => `${prefix}:${key}`;
  return {
    get: (key) => keyv.get<unknown>(full(key)),
    async set(key, value, lifetimeMs) {
      // Keyv takes 0 for "for ever".
      if (lifetimeMs !== undefined && lifetimeMs <= 0) await keyv.delete(full(key));
      else await keyv.set(full(key), value, lifetimeMs);
    },
    async delete(key) {
      await keyv.delete(full(key));
    },
  };
}
