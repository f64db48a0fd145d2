import type { DocumentEntry, ListedDocuments } from "../../src/stores/documents.ts";
import type { Clock } from "../../src/time/clock.ts";

export interface MemoryDocuments extends ListedDocuments {
  /** The keys of everything that has not expired. */
  keys(): readonly string[];
  /** Spoils one document, as a bad disk would. */
  damage(key: string): void;
  /** From now on every operation throws `error`; without an argument the store works again. */
  failWith(error?: Error): void;
}

/** Documents that live as long as the test. Values go through JSON, as in a real store. */
export function createMemoryDocuments(clock?: Pick<Clock, "now">): MemoryDocuments {
  const entries = new Map<string, { json: string; expiresAt: number }>();
  const now = () => clock?.now() ?? Date.now();
  let failure: Error | undefined;

  function check(): void {
    if (failure) throw failure;
  }

  function read(key: string): string | undefined {
    const entry = entries.get(key);
    return entry && entry.expiresAt > now() ? entry.json : undefined;
  }

  return {
    async get(key) {
      check();
      const json = read(key);
      return json === undefined ? undefined : JSON.parse(json);
    },
    async set(key, value, lifetimeMs = Number.POSITIVE_INFINITY) {
      check();
      entries.set(key, { json: JSON.stringify(value), expiresAt: now() + lifetimeMs });
    },
    async delete(key) {
      check();
      entries.delete(key);
    },
    async *entries() {
      check();
      for (const [key, { json }] of [...entries]) {
        if (read(key) !== undefined) yield entryOf(key, json);
      }
    },
    damage(key) {
      entries.set(key, { json: "{", expiresAt: Number.POSITIVE_INFINITY });
    },
    keys: () => [...entries.keys()].filter((key) => read(key) !== undefined),
    failWith(error) {
      failure = error;
    },
  };
}

function entryOf(key: string, json: string): DocumentEntry {
  try {
    return { key, value: JSON.parse(json) };
  } catch {
    return { key, damaged: json };
  }
}
