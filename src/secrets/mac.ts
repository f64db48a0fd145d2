import { createHmac, hkdfSync } from "node:crypto";

/** What only the holder of a secret can make of a text: HMAC-SHA-256, 32 bytes. */
export type Mac = (text: string) => Buffer;

const KEY_BYTES = 32;

/** @param purpose what it is for, so that those of one secret do not stand for each other */
export function createMac(secret: string, purpose: string): Mac {
  const key = Buffer.from(hkdfSync("sha256", secret, "offprint", purpose, KEY_BYTES));
  return (text) => createHmac("sha256", key).update(text).digest();
}
