import type { Cell } from "./sqlite.ts";

/** A column declared TEXT NOT NULL. */
export function readText(cell: Cell | undefined): string {
  if (typeof cell !== "string") throw new TypeError("Expected text in the database.");
  return cell;
}

/** A column declared INTEGER NOT NULL. */
export function readInteger(cell: Cell | undefined): number {
  if (typeof cell !== "number") throw new TypeError("Expected a number in the database.");
  return cell;
}

/** A column declared REAL NOT NULL. */
export function readReal(cell: Cell | undefined): number {
  return readInteger(cell);
}

/** A column declared BLOB NOT NULL. The package answers an ArrayBuffer, whatever its types say [trial libsql-blob, version 0.5]. */
export function readBytes(cell: Cell | ArrayBuffer | undefined): Uint8Array {
  if (cell instanceof ArrayBuffer) return new Uint8Array(cell);
  if (cell instanceof Uint8Array) return cell;
  throw new TypeError("Expected bytes in the database.");
}
