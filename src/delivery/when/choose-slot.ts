import type { Slot } from "../../schedule/schedule.ts";
import { MINUTE } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";

/** Planned later than this after its slot, a digest is late; a busy minute is not an interruption. */
const LATE_AFTER_MS = 10 * MINUTE;

/** A slot that is due, and what answering it means. */
export interface DueDigest {
  readonly slot: Slot;
  /** Earlier slots that it answers too. */
  readonly coalesced: readonly Slot[];
  readonly late: boolean;
  readonly deadline: Instant;
}

/** Due slots answered by one digest, or none of them still in time. */
export type SlotChoice = DueDigest | "missed";

/** Of slots that are due, oldest first, the newest is answered if its catch-up window is still open. */
export function chooseSlot(
  due: readonly [Slot, ...Slot[]],
  now: Instant,
  catchUpMs: number,
): SlotChoice {
  const slot = due.at(-1) ?? due[0];
  const deadline = slot.at + catchUpMs;
  if (now > deadline) return "missed";
  return { slot, coalesced: due.slice(0, -1), late: isLate(slot, now), deadline };
}

export function isLate(slot: Slot, now: Instant): boolean {
  return now - slot.at > LATE_AFTER_MS;
}
