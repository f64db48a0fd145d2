import { describe, expect, it } from "vitest";
import {
  begun,
  failing,
  filling,
  postFailed,
  sending,
  sent,
  unfillable,
} from "../../../src/delivery/transitions/parts.ts";
import {
  dead,
  delivered,
  planned,
  skipped,
  type WhenUncertain,
  withdrawn,
} from "../../../src/delivery/transitions/slots.ts";
import type { DeliveryFailure } from "../../../src/errors.ts";
import { historyOf } from "../../../src/ledger/history.ts";
import { type ChannelLedger, newLedger } from "../../../src/ledger/ledger.ts";
import { HOUR } from "../../../src/time/durations.ts";
import { papersSeen } from "../../fakes/seen.ts";
import { AT, before, fresh, inTwo, pending, slot } from "./two-parts.ts";

function seenIn(ledger: ChannelLedger): string[] {
  return Object.keys(papersSeen(ledger.seen));
}

function end(reason: string, uncertain: WhenUncertain = "resend") {
  return { reason, now: AT + 9, uncertain };
}

function refuse(ledger: ChannelLedger, failure: DeliveryFailure, at: number): ChannelLedger {
  return postFailed(ledger, 0, { failure, reason: "because", at });
}

describe("what explains a digest", () => {
  const explained = (key: string) => ({ ...pending, postedKey: key });

  it("is known by the moment of its end, of the latest seven digests", () => {
    let ledger = newLedger("slack:T1/C1", AT - HOUR);
    for (let n = 1; n <= 9; n++) {
      const under = planned(ledger, explained(`p${n}`));
      ledger = delivered(sent(sent(under, 0, `a${n}`, AT), 1, `b${n}`, AT), AT + n);
    }
    const seven = [3, 4, 5, 6, 7, 8, 9].map((n) => ({ at: AT + n, key: `p${n}` }));
    expect(ledger.posted).toEqual(seven);
  });

  it("is kept for a digest of which a part was posted, and not for one that nobody saw", () => {
    const under = planned(newLedger("slack:T1/C1", AT - HOUR), explained("p1"));
    expect(withdrawn(under, "paused", end("")).posted).toBeUndefined();
    const half = dead(sent(under, 0, "m1", AT), end("rejected"));
    expect(half.posted).toEqual([{ at: AT + 9, key: "p1" }]);
  });
});

describe("the life of a digest", () => {
  it("accounts for its slot when planned, and ends all its slots at once when delivered", () => {
    expect(fresh.accountedTo).toBe(AT);
    expect(fresh.ends).toEqual([]);
    const both = sent(sent(failing(fresh, AT), 0, "m1", AT + 5), 1, "m2", AT + 6);
    expect(both.failingSince).toBeUndefined();
    expect(historyOf(delivered(both, AT + 7))).toEqual({
      place: "slack:T1/C1",
      accountedTo: AT,
      lastDigestAt: AT + 1,
      ends: [
        { slot: before, at: AT + 7, outcome: { kind: "coalesced", into: "2026-12-01 09:00" } },
        {
          slot,
          at: AT + 7,
          outcome: { kind: "delivered", messageIds: ["m1", "m2"], late: false, uncertain: false },
        },
      ],
      seen: {
        "arxiv:2401.00001": { at: AT + 5, endedAt: AT + 7 },
        "arxiv:2401.00002": { at: AT + 6, endedAt: AT + 7 },
      },
    });
  });

  it("remembers only what may be shown when it dies, and can bring the rest again", () => {
    const half = dead(sent(fresh, 0, "m1", AT), end("rejected"));
    expect(seenIn(half)).toEqual(["arxiv:2401.00001"]);
    expect(half.lastDigestAt).toBeUndefined();
    expect(half.ends.at(-1)?.outcome).toEqual({
      kind: "dead",
      reason: "rejected",
      messageIds: ["m1"],
      uncertain: false,
    });
  });

  it("lets what may have been shown come again, unless the operator wants nothing twice", () => {
    const doubtful = sending(fresh, 0, { attempt: 1 }, AT);
    const again = dead(doubtful, end("in doubt"));
    expect(seenIn(again)).toEqual([]);
    expect(again.ends.at(-1)?.outcome).toMatchObject({ uncertain: true });
    const once = dead(doubtful, end("in doubt", "hold"));
    expect(seenIn(once)).toEqual(["arxiv:2401.00001"]);
  });

  it("counts no paper as seen behind a bare line, and those behind an edit in doubt like a post", () => {
    const seenOf = (ledger: ChannelLedger) => seenIn(dead(ledger, end("over", "hold")));
    const line = sending(inTwo, 0, { attempt: 1 }, AT);
    expect(seenOf(line)).toEqual([]);
    const stands = begun(line, 0, "m1", AT + 1);
    expect(seenOf(stands)).toEqual([]);
    const edited = filling(stands, 0, { attempt: 1, messageId: "m1" }, AT + 2);
    expect(seenOf(edited)).toEqual(["arxiv:2401.00001"]);
    const failed = refuse(edited, { kind: "failed" }, AT + 3);
    expect(failed.pending?.parts[0]?.state).toEqual({
      kind: "begun",
      messageId: "m1",
      at: AT + 3,
      attempt: 1,
      reason: "because",
    });
    expect(seenOf(failed)).toEqual([]);
    expect(seenOf(refuse(edited, { kind: "unknown" }, AT + 3))).toEqual(["arxiv:2401.00001"]);
  });

  it("posts a part whole, under another id, when its line cannot be edited", () => {
    const stands = begun(sending(inTwo, 0, { attempt: 1 }, AT), 0, "m1", AT + 1);
    const edited = filling(stands, 0, { attempt: 1, messageId: "m1" }, AT + 2);
    const [part] = unfillable(edited, 0, "edit_window_closed", AT + 3).pending?.parts ?? [];
    expect(part).toMatchObject({ state: { kind: "retry", attempt: 0 } });
    expect(part?.inTwoSteps).toBeUndefined();
    expect(part?.resent).toBeUndefined();
    expect(part?.deliveryId).not.toBe("d1");
    const doubted = filling(stands, 0, { attempt: 2, messageId: "m1", doubt: AT }, AT + 2);
    expect(unfillable(doubted, 0, "", AT).pending?.parts[0]?.resent).toBe(true);
  });

  it("ends as skipped when it is withdrawn with nothing shown, else as dead", () => {
    const kindOf = (ledger: ChannelLedger) =>
      withdrawn(ledger, "paused", { now: AT, uncertain: "resend" }).ends.at(-1)?.outcome.kind;
    expect(kindOf(fresh)).toBe("skipped");
    expect(kindOf(sent(fresh, 0, "m", AT))).toBe("dead");
    expect(kindOf(begun(inTwo, 0, "m", AT))).toBe("dead");
  });

  it("is recorded as late when it took its time, whenever it was planned", () => {
    const both = sent(sent(fresh, 0, "m1", AT), 1, "m2", AT);
    expect(delivered(both, AT + HOUR).ends.at(-1)?.outcome).toMatchObject({ late: true });
  });

  it("never moves back what is accounted for", () => {
    const later = { slot: { ...slot, at: AT + 9 }, coalesced: [] };
    const ledger = skipped(newLedger("slack:T1/C1", AT), later, "nothing new", AT);
    expect(skipped(ledger, { slot, coalesced: [] }, "paused", AT).accountedTo).toBe(AT + 9);
  });

  it("keeps a doubt through every later failure until it is resolved", () => {
    const first = refuse(sending(fresh, 0, { attempt: 1 }, AT), { kind: "unknown" }, AT + 5);
    expect(first.pending?.parts[0]?.state).toMatchObject({ kind: "retry", doubt: AT, attempt: 1 });
    const again = sending(first, 0, { attempt: 2, doubt: AT }, AT + 5);
    const failed = refuse(again, { kind: "failed" }, AT + 9);
    expect(failed.pending?.parts[0]?.state).toMatchObject({ doubt: AT, attempt: 2 });
    const limited = refuse(again, { kind: "limited", retryAfterMs: 1 }, AT + 9);
    expect(limited.pending?.parts[0]?.state).toMatchObject({ doubt: AT, attempt: 1 });
    const clean = refuse(sending(fresh, 0, { attempt: 1 }, AT), { kind: "failed" }, AT + 9);
    expect(clean.pending?.parts[0]?.state).not.toHaveProperty("doubt");
  });
});
