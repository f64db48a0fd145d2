/** A count that SQLite takes as one: it reads a negative limit as none and refuses infinity. */
export function bounded(count: number): number {
  if (Number.isNaN(count)) return 0;
  return Math.min(Math.max(Math.trunc(count), 0), Number.MAX_SAFE_INTEGER);
}
