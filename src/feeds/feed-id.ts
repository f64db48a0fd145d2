import { createHash } from "node:crypto";

/** Of the names that only feeds of this program have. */
const NAMESPACE = Buffer.from("348fc9bb6652451693715e2e7da50ab9", "hex");

/**
 * An id that equal names have in common, whoever makes it and wherever: a UUID of version 5 as a URN.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.5
 */
export function feedId(...names: readonly string[]): string {
  const hash = createHash("sha1").update(NAMESPACE).update(JSON.stringify(names)).digest();
  const bytes = hash.subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const uuid = bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-");
  return `urn:uuid:${uuid}`;
}
