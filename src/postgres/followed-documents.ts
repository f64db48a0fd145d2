import type { ListedDocuments } from "../stores/documents.ts";
import type { VersionedDocuments } from "./versioned-documents.ts";

/** Documents whose changes by other processes are told. Of two that write one at once the later stays. */
export interface FollowedDocuments extends ListedDocuments {
  watch(listener: (key: string, value: unknown) => void): void;
  /** Tells what changed since the last time, what this process wrote included; undefined for what is gone. */
  follow(): Promise<void>;
}

export function followedDocuments(documents: VersionedDocuments): FollowedDocuments {
  const listeners: Parameters<FollowedDocuments["watch"]>[0][] = [];
  let at = documents.mark();
  return {
    async get(key) {
      const found = await documents.get(key);
      return found && "value" in found ? found.value : undefined;
    },
    async set(key, value, lifetimeMs) {
      if (lifetimeMs !== undefined) throw new TypeError("What is followed has no lifetime.");
      for (let isWritten = false; !isWritten; ) {
        const before = await documents.get(key);
        isWritten = (await documents.put(key, value, before?.mark)) !== undefined;
      }
    },
    delete: async (key) => void (await documents.delete(key)),
    entries: () => documents.entries(),
    watch: (listener) => void listeners.push(listener),
    async follow() {
      const after = await at;
      const changes = await documents.changes(after);
      for (const change of changes)
        for (const listener of listeners)
          listener(change.key, "value" in change ? change.value : undefined);
      at = Promise.resolve(changes.at(-1)?.mark ?? after);
    },
  };
}
