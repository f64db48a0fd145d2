/** Small JSON documents by key, with an optional lifetime. A failing store throws; it never answers "nothing there". */
export interface Documents {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, lifetimeMs?: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Documents that can be listed. */
export interface ListedDocuments extends Documents {
  /** Each one there is, in no order; one whose stored text cannot be read is given as that text. */
  entries(): AsyncIterable<DocumentEntry>;
  /** Where several processes share them: lets one of them have a key that holds nothing; whether it is this one. */
  claim?(key: string, lifetimeMs: number): Promise<boolean>;
  /** Where several processes share what they hold in memory: tells what any of them changed; undefined for what is gone. */
  watch?(listener: (key: string, value: unknown) => void): void;
}

export type DocumentEntry =
  | { readonly key: string; readonly value: unknown }
  | { readonly key: string; readonly damaged: string };
