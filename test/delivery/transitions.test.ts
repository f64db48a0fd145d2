import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextStep, POST_TIMEOUT_MS } from "../../src/delivery/next-step.ts";
import {
  dead,
  delivered,
  failing,
  planned,
  refused,
  retrying,
  sending,
  sent,
  skipped,
  withdrawn,
} from "../../src/delivery/transitions.ts";
import type { DeliveryFailure } from "../../src/errors.ts";
import { type ChannelLedger, newLedger, type PendingDigest } from "../../src/ledger/ledger.ts";

const AT = Date.UTC(2026, 11, 1, 9);
const HOUR = 3_600_000;
const slot = { date: "2026-12-01", time: "09:00", at: AT };
const before = { date: "2026-11-30", time: "09:00", at: AT - 24 * HOUR };

const pending: PendingDigest = {
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
const fresh = planned(newLedger("slack:T1/C1", AT - HOUR), pending);

const safe = {
  adapter: { repeatSafeMs: 3 * 60_000, find: async () => undefined },
  uncertain: "hold",
} as const;
const blind = { adapter: {}, uncertain: "resend" } as const;

function refuse(ledger: ChannelLedger, failure: DeliveryFailure, at: number): ChannelLedger {
  return refused(ledger, 0, { failure, reason: "because", at });
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
    expect(withdrawn(under, "paused", AT + 1).posted).toBeUndefined();
    const half = dead(sent(under, 0, "m1", AT), "rejected", AT + 2);
    expect(half.posted).toEqual([{ at: AT + 2, key: "p1" }]);
  });
});

describe("the life of a digest", () => {
  it("accounts for its slot when planned, and ends all its slots at once when delivered", () => {
    expect(fresh.accountedTo).toBe(AT);
    expect(fresh.ends).toEqual([]);
    const both = sent(sent(failing(fresh, AT), 0, "m1", AT + 5), 1, "m2", AT + 6);
    expect(both.failingSince).toBeUndefined();
    expect(delivered(both, AT + 7)).toEqual({
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
        "arxiv:2401.00001": { at: AT + 5, messageId: "m1" },
        "arxiv:2401.00002": { at: AT + 6, messageId: "m2" },
      },
    });
  });

  it("remembers only what may be shown when it dies, and can bring the rest again", () => {
    const half = dead(sent(fresh, 0, "m1", AT), "rejected", AT + 9);
    expect(Object.keys(half.seen)).toEqual(["arxiv:2401.00001"]);
    expect(half.lastDigestAt).toBeUndefined();
    expect(half.ends.at(-1)?.outcome).toEqual({
      kind: "dead",
      reason: "rejected",
      messageIds: ["m1"],
      uncertain: false,
    });
    const doubtful = dead(sending(fresh, 0, { attempt: 1 }, AT), "held", AT + 9);
    expect(Object.keys(doubtful.seen)).toEqual(["arxiv:2401.00001"]);
    expect(doubtful.ends.at(-1)?.outcome).toMatchObject({ uncertain: true });
  });

  it("ends as skipped when it is withdrawn with nothing shown, else as dead", () => {
    expect(withdrawn(fresh, "paused", AT).ends.at(-1)?.outcome.kind).toBe("skipped");
    expect(withdrawn(sent(fresh, 0, "m", AT), "paused", AT).ends.at(-1)?.outcome.kind).toBe("dead");
  });

  it("is recorded as late when it took its time, whenever it was planned", () => {
    const both = sent(sent(fresh, 0, "m1", AT), 1, "m2", AT);
    expect(delivered(both, AT + HOUR).ends.at(-1)?.outcome).toMatchObject({ late: true });
  });

  it("keeps the newest 300 ends, and never moves back what is accounted for", () => {
    let ledger = newLedger("slack:T1/C1", AT);
    for (let n = 0; n < 310; n++)
      ledger = skipped(ledger, { slot: { ...slot, at: AT + n }, coalesced: [] }, "nothing new", AT);
    expect(ledger.ends).toHaveLength(300);
    expect(ledger.ends[0]?.slot.at).toBe(AT + 10);
    expect(skipped(ledger, { slot, coalesced: [] }, "paused", AT).accountedTo).toBe(AT + 309);
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

describe("the next step", () => {
  const step = (ledger: ChannelLedger, now: number, terms: typeof safe | typeof blind) =>
    nextStep(ledger.pending ?? pending, now, terms);
  const left = sending(fresh, 0, { attempt: 1 }, AT);

  it("posts the first part that is not sent, and finishes after the last", () => {
    expect(step(fresh, AT, blind)).toEqual({ kind: "post", part: 0, attempt: 1 });
    const one = sent(fresh, 0, "m1", AT);
    expect(step(one, AT, blind)).toEqual({ kind: "post", part: 1, attempt: 1 });
    expect(step(sent(one, 1, "m2", AT), AT, blind)).toEqual({ kind: "finish" });
  });

  it("waits for a retry, but not beyond the window", () => {
    const retry = { at: AT + HOUR, attempt: 3, reason: "500" };
    expect(step(retrying(fresh, 0, retry), AT, blind)).toEqual({ kind: "wait", until: AT + HOUR });
    expect(step(retrying(fresh, 0, retry), AT + HOUR, blind)).toMatchObject({
      kind: "post",
      attempt: 4,
    });
    const day = retrying(fresh, 0, { ...retry, at: AT + 24 * HOUR });
    expect(step(day, AT, blind)).toEqual({ kind: "wait", until: pending.deadline + 1 });
    expect(step(day, pending.deadline + 1, blind)).toEqual({ kind: "expire" });
  });

  it("repeats a post in doubt only while the platform promises to show it once, its own time-out included", () => {
    const last = AT + safe.adapter.repeatSafeMs - POST_TIMEOUT_MS;
    expect(step(left, last, safe)).toEqual({ kind: "post", part: 0, attempt: 2, doubt: AT });
    expect(step(left, last + 1, safe)).toMatchObject({ kind: "ask", doubt: AT });
    expect(step(left, AT - 1, safe)).toMatchObject({ kind: "ask" });
  });

  it("asks for a post in doubt after a moment in which it may still arrive, also beyond the window", () => {
    const asking = { ...safe, adapter: { find: safe.adapter.find } };
    expect(nextStep(left.pending ?? pending, AT + 1, asking)).toEqual({
      kind: "wait",
      until: AT + 10_000,
    });
    expect(step(left, pending.deadline + 1, safe)).toMatchObject({ kind: "ask" });
  });

  it("follows the setting where nobody can tell, resends once, and never after the window", () => {
    expect(step(left, AT + 5, blind)).toEqual({ kind: "post", part: 0, attempt: 2, resent: true });
    const hold = { ...blind, uncertain: "hold" } as const;
    expect(nextStep(left.pending ?? pending, AT + 5, hold)).toEqual({ kind: "hold" });
    const resent = sending(fresh, 0, { attempt: 2, resent: true }, AT + 5);
    expect(step(resent, AT + 9, blind)).toEqual({ kind: "hold" });
    expect(step(left, pending.deadline + 1, blind)).toEqual({ kind: "hold" });
  });

  it("for every state and moment never posts a doubtful part as if it were new", () => {
    const moment = fc.integer({ min: -2, max: 15 * 60 }).map((minutes) => AT + minutes * 60_000);
    fc.assert(
      fc.property(moment, moment, fc.boolean(), fc.boolean(), (doubt, now, canFind, isSafe) => {
        const adapter = {
          ...(canFind && { find: safe.adapter.find }),
          ...(isSafe && { repeatSafeMs: 180_000 }),
        };
        const ledger = retrying(fresh, 0, { at: AT, attempt: 1, reason: "cut", doubt });
        const next = nextStep(ledger.pending ?? pending, now, { adapter, uncertain: "resend" });
        if (next.kind === "post") expect(next.doubt ?? next.resent).toBeDefined();
        if (next.kind === "post" && next.resent) expect(canFind).toBe(false);
      }),
    );
  });
});
