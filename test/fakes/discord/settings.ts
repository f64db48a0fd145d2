/** How strict this Discord is, and how fast. */
export interface Settings {
  readonly token: string;
  /** Shards it recommends. */
  readonly shards: number;
  readonly heartbeatMs: number;
  readonly globalPerSecond: number;
  /** Messages a channel takes, by its bucket. */
  readonly perChannel: { readonly requests: number; readonly perMs: number };
  /** How long a nonce is remembered; Discord says "the past few minutes". */
  readonly nonceMs: number;
  /** Times the bot may still identify today. */
  readonly sessionStarts: number;
}

/** Of a real token's shape: an id, a time and a signature. */
const TOKEN = [
  Buffer.from("109876543210987654").toString("base64url"),
  "Gfake0",
  "x".repeat(38),
].join(".");

export const DEFAULTS: Settings = {
  token: TOKEN,
  shards: 1,
  heartbeatMs: 41_250,
  globalPerSecond: 50,
  perChannel: { requests: 5, perMs: 5_000 },
  nonceMs: 3 * 60 * 1_000,
  sessionStarts: 1_000,
};
