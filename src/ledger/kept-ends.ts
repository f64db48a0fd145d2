import type { SlotEnd } from "./ledger.ts";

/** Two weeks of daily ones: newer zone data ask again about slots of the last days, people about the last one. */
const ENDS_KEPT = 14;

/** The ends that a record keeps: the newest, and the last digest that was delivered, however long ago. */
export function keptEnds(ends: readonly SlotEnd[]): readonly SlotEnd[] {
  if (ends.length <= ENDS_KEPT) return ends;
  const newest = ends.slice(-ENDS_KEPT);
  if (newest.some(isDelivered)) return newest;
  const last = ends.findLast(isDelivered);
  return last ? [last, ...newest.slice(1)] : newest;
}

function isDelivered({ outcome }: SlotEnd): boolean {
  return outcome.kind === "delivered";
}
