/** Small JSON documents by key, with an optional lifetime. A failing store throws; it never answers "nothing there". */
export interface Documents {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, lifetimeMs?: number): Promise<void>;
  delete(key: string): Promise<void>;
}
