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
}

export type DocumentEntry =
  | { readonly key: string; readonly value: unknown }
  | { readonly key: string; readonly damaged: string };
