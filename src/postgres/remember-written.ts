import { createBoundedMap } from "../collections/bounded-map.ts";
import type { Documents } from "../stores/documents.ts";

/**
 * The same documents, of which the last that were written here are not read again. For such as are named
 * after what they hold: whoever else writes one writes the same.
 */
export function rememberWritten(documents: Documents, most: number): Documents {
  const written = createBoundedMap<string, unknown>(most);
  return {
    get: async (key) => written.get(key) ?? documents.get(key),
    async set(key, value, lifetimeMs) {
      await documents.set(key, value, lifetimeMs);
      written.set(key, value);
    },
    async delete(key) {
      written.delete(key);
      await documents.delete(key);
    },
  };
}
