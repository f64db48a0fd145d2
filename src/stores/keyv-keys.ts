import type { StoredData } from "keyv";
import { readText } from "./cells.ts";

export type { KeyvStoreAdapter } from "keyv";

/** As JSON, in which a database holds every key as it is; it keeps prefixes. */
export function encodeKey(key: string): string {
  return JSON.stringify(key);
}

export function decodeKey(key: string): string {
  return readText(JSON.parse(key));
}

/** Encoded keys of a namespace lie strictly between these: `;` follows `:`, and `#` follows `"`. */
export function keyRange(namespace: string | undefined): [from: string, to: string] {
  if (!namespace) return ['"', "#"];
  const start = encodeKey(namespace).slice(0, -1);
  return [`${start}:`, `${start};`];
}

/** The last millisecond it lives in. */
export function expiryOf(ttl: number | undefined): number | null {
  return ttl === undefined || !Number.isFinite(ttl) ? null : Math.ceil(Date.now() + ttl);
}

/** Keyv's types ask for the value itself; Keyv takes the text and reads it. */
export function stored<Value>(value: unknown): StoredData<Value> {
  return value as StoredData<Value>;
}

/** @throws TypeError for what Keyv has not serialised */
export function serialised(value: unknown): string {
  if (typeof value !== "string") throw new TypeError("A Keyv store holds serialised text only.");
  return value;
}
