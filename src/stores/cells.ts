import type { Cell } from "./sqlite.ts";

/** A column declared TEXT NOT NULL. */
export function text(cell: Cell | undefined): string {
  if (typeof cell !== "string") throw new TypeError("Expected text in the database.");
  return cell;
}

/** A column declared INTEGER NOT NULL. */
export function integer(cell: Cell | undefined): number {
  if (typeof cell !== "number") throw new TypeError("Expected a number in the database.");
  return cell;
}
