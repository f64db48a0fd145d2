import { Keyv, type KeyvStoreAdapter } from "keyv";
import type { DocumentEntry, ListedDocuments } from "./documents.ts";

export type { Keyv } from "keyv";

/**
 * The one Keyv over a physical store. By default Keyv answers "nothing there" when the store fails,
 * and its own key prefixes differ between `get(key)` and `get([key])`; both are off here.
 */
export function createKeyv(store: KeyvStoreAdapter): Keyv {
  const keyv = new Keyv({ store, throwOnErrors: true, namespace: "", useKeyPrefix: false });
  const { deserialize } = keyv;
  // Keyv (5.6) looks at each string in a text for its marks, which takes seven times as long as reading it.
  if (deserialize)
    keyv.deserialize = (text) => (MARKED.test(text) ? deserialize(text) : JSON.parse(text));
  return keyv;
}

/** JSON with a string that begins with a colon: so Keyv marks bytes, and texts that begin with one. */
const MARKED = /(?:^|[:[,])\s*":|\\u003a/i;

/** Documents under their own `prefix` (without a colon), which keeps the owners of one Keyv apart. */
export function createDocuments(keyv: Keyv, prefix: string): ListedDocuments {
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
    async *entries() {
      const store: KeyvStoreAdapter = keyv.store;
      if (!store.iterator) throw new TypeError("This Keyv store cannot list its documents.");
      // Keyv's own iterator reads every document of every owner and stops at the first damaged one.
      for await (const [key, raw] of store.iterator<string>(prefix)) {
        if (typeof key !== "string" || typeof raw !== "string") continue;
        yield await readEntry(keyv, key.slice(prefix.length + 1), raw);
      }
    },
  };
}

async function readEntry(keyv: Keyv, key: string, raw: string): Promise<DocumentEntry> {
  try {
    const stored = await keyv.deserializeData<unknown>(raw);
    return { key, value: stored?.value };
  } catch {
    return { key, damaged: raw };
  }
}
