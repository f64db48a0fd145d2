import { planned } from "../../../src/delivery/transitions/slots.ts";
import { newLedger, type PendingDigest } from "../../../src/ledger/ledger.ts";
import { HOUR } from "../../../src/time/durations.ts";

/** When the digest below is due. */
export const AT = Date.UTC(2026, 11, 1, 9);
export const slot = { date: "2026-12-01", time: "09:00", at: AT };
export const before = { date: "2026-11-30", time: "09:00", at: AT - 24 * HOUR };

/** A digest of two parts, with a paper each. */
export const pending: PendingDigest = {
  slot,
  coalesced: [before],
  asOf: AT + 1,
  late: false,
  deadline: AT + 12 * HOUR,
  parts: [1, 2].map((n) => ({
    deliveryId: `d${n}`,
    messageKey: `k${n}`,
    papers: [`arxiv:2401.0000${n}`],
    state: { kind: "planned" },
  })),
};
export const fresh = planned(newLedger("slack:T1/C1", AT - HOUR), pending);

/** The same, as lines that are then filled. */
export const inTwo = planned(newLedger("slack:T1/C1", AT - HOUR), {
  ...pending,
  parts: pending.parts.map((part) => ({ ...part, inTwoSteps: true })),
});
