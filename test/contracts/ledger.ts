import { afterEach, describe, expect, it } from "vitest";
import type { Place } from "../../src/chat/place.ts";
import { forgiveUntil } from "../../src/ledger/forgive.ts";
import { historyOf } from "../../src/ledger/history.ts";
import {
  type ChannelLedger,
  CorruptLedger,
  type Ledger,
  newLedger,
  type Outcome,
  type SlotEnd,
} from "../../src/ledger/ledger.ts";
import { seenOf } from "../fakes/seen.ts";

export interface LedgerSubject {
  readonly ledger: Ledger;
  /** Damages the record of a place on the disk. */
  corrupt(place: string): void | Promise<void>;
  /** Lets every operation fail from now on. */
  fail(): void;
  close(): void;
}

const AT = Date.UTC(2026, 11, 1, 9);
const slot = { date: "2026-12-01", time: "09:00", at: AT };
const place = "discord:G1/C1";
const RESTORED = "A backup was restored while it was under way.";

const outcomes: readonly Outcome[] = [
  { kind: "delivered", messageIds: ["1", "2"], late: true, uncertain: false },
  { kind: "skipped", rule: "nothing new" },
  { kind: "coalesced", into: "2026-12-01 09:00" },
  { kind: "missed", reason: "too late" },
  { kind: "dead", reason: "rejected", messageIds: [], uncertain: true },
];

/** Every field and every kind that there is. */
const full: ChannelLedger = {
  place,
  accountedTo: AT,
  pending: {
    slot,
    coalesced: [{ ...slot, date: "2026-11-30" }],
    asOf: AT + 1,
    late: true,
    deadline: AT + 2,
    postedKey: "p1",
    parts: [
      part({ kind: "sent", at: AT, messageId: "m1" }),
      { ...part({ kind: "sending", at: AT, attempt: 2, doubt: AT - 1 }), resent: true },
      part({ kind: "retry", at: AT, attempt: 3, reason: "500" }),
      part({ kind: "planned" }),
    ],
  },
  ends: outcomes.map((outcome) => ({ slot, at: AT, outcome })),
  seen: seenOf({
    "arxiv:2401.00001": { at: AT, endedAt: AT + 3 },
    "arxiv:hep-th/9901001": { at: AT - 5 },
  }),
  lastDigestAt: AT - 10,
  posted: [{ at: AT, key: "p0" }],
  failingSince: AT - 20,
  restoredAt: AT - 30,
};

function part(state: NonNullable<ChannelLedger["pending"]>["parts"][number]["state"]) {
  return { deliveryId: "d", messageKey: "k", papers: ["arxiv:2401.00009"] as const, state };
}

function skippedAt(at: number): SlotEnd {
  return { slot: { ...slot, at }, at, outcome: { kind: "skipped", rule: "nothing new" } };
}

async function read(ledger: Ledger, of: Place = place) {
  const known = await ledger.get(of);
  return known && historyOf(known);
}

/** What holds for every implementation of the Ledger port. */
export function describeLedger(
  name: string,
  factory: () => LedgerSubject | Promise<LedgerSubject>,
): void {
  describe(`the ledger ${name}`, () => {
    const opened: LedgerSubject[] = [];
    const open = async () => {
      const subject = await factory();
      opened.push(subject);
      return subject;
    };
    afterEach(() => {
      for (const { close } of opened.splice(0)) close();
    });

    it("answers a ledger as it was put, with every kind of state in it", async () => {
      const { ledger } = await open();
      await ledger.put(full);
      expect(await read(ledger)).toEqual(historyOf(full));
    });

    it("knows nothing of a place that was never written", async () => {
      const { ledger } = await open();
      expect(await ledger.get(place)).toBeUndefined();
      expect(await ledger.heads()).toEqual([]);
    });

    it("replaces all of a ledger with the next put, papers seen included", async () => {
      const { ledger } = await open();
      await ledger.put(full);
      const { pending: _, ...rest } = full;
      const next = { ...rest, ends: [], seen: seenOf({ "arxiv:2401.00001": { at: AT + 7 } }) };
      await ledger.put(next);
      expect(await read(ledger)).toEqual(historyOf(next));
    });

    it("keeps the papers of a ledger that is read, changed and put again", async () => {
      const { ledger } = await open();
      await ledger.put(full);
      const known = (await ledger.get(place)) ?? full;
      await ledger.put({ ...known, accountedTo: AT + 1 });
      expect(await read(ledger)).toEqual({ ...historyOf(full), accountedTo: AT + 1 });
    });

    it("keeps places apart, also when they share one object of papers", async () => {
      const { ledger } = await open();
      const other = { ...full, place: "slack:T1/C1" } as const;
      await ledger.put(full);
      await ledger.put(other);
      await ledger.put({ ...full, seen: seenOf({}) });
      expect(await read(ledger, "slack:T1/C1")).toEqual(historyOf(other));
      expect((await read(ledger))?.seen).toEqual({});
    });

    it("keeps the newest 14 ends, and the last digest that was delivered however long ago", async () => {
      const { ledger } = await open();
      const ends = [...full.ends, ...Array.from({ length: 60 }, (_, n) => skippedAt(AT + n))];
      await ledger.put({ ...full, ends });
      const kept = (await read(ledger))?.ends;
      expect(kept).toEqual([full.ends[0], ...ends.slice(-13)]);
    });

    it("gives the head of every place", async () => {
      const { ledger } = await open();
      await ledger.put(full);
      await ledger.put(newLedger("slack:T1/C1", AT + 3));
      expect(new Set(await ledger.heads())).toEqual(
        new Set([
          { place, accountedTo: AT, pending: true },
          { place: "slack:T1/C1", accountedTo: AT + 3, pending: false },
        ]),
      );
    });

    it("forgets everything about a place that is deleted, and nothing else", async () => {
      const { ledger } = await open();
      await ledger.put(full);
      await ledger.put({ ...full, place: "slack:T1/C1" });
      await ledger.delete(place);
      expect(await ledger.get(place)).toBeUndefined();
      await ledger.put(newLedger(place, AT));
      expect((await read(ledger))?.seen).toEqual({});
      expect((await read(ledger, "slack:T1/C1"))?.seen).toEqual(historyOf(full).seen);
    });

    it("says that a record is damaged, never that there is none; the others are read", async () => {
      const { ledger, corrupt } = await open();
      await ledger.put(full);
      await ledger.put({ ...full, place: "slack:T1/C1" });
      await corrupt(place);
      await expect(ledger.get(place)).rejects.toBeInstanceOf(CorruptLedger);
      await expect(ledger.get(place)).rejects.toMatchObject({ place });
      expect(await ledger.get("slack:T1/C1")).toBeDefined();
      expect(await ledger.heads()).toHaveLength(2);
    });

    it("begins anew where a damaged record was set aside, and still knows the papers", async () => {
      const { ledger, corrupt } = await open();
      await ledger.put(full);
      await corrupt(place);
      await ledger.setAside(place, AT + 5);
      expect(await read(ledger)).toEqual(
        historyOf({ ...newLedger(place, AT + 5), seen: full.seen }),
      );
      expect(await ledger.heads()).toEqual([{ place, accountedTo: AT + 5, pending: false }]);
    });

    it("throws when the store fails, and does not answer", async () => {
      const { ledger, fail } = await open();
      await ledger.put(full);
      fail();
      await expect(ledger.get(place)).rejects.toThrow();
      await expect(ledger.put(full)).rejects.toThrow();
      await expect(ledger.heads()).rejects.toThrow();
      await expect(ledger.delete(place)).rejects.toThrow();
    });

    it("after a backup was restored owes nothing up to now, and posts nothing that is older", async () => {
      const { ledger } = await open();
      await ledger.put(full);
      await forgiveUntil(ledger, place, AT + 99, RESTORED);
      const { pending: _, ...rest } = historyOf(full);
      const missed = {
        kind: "missed",
        reason: RESTORED,
      } as const;
      expect(await read(ledger)).toEqual({
        ...rest,
        ends: [
          ...full.ends,
          { slot: { ...slot, date: "2026-11-30" }, at: AT + 99, outcome: missed },
          { slot, at: AT + 99, outcome: missed },
        ],
        accountedTo: AT + 99,
        lastDigestAt: AT + 99,
        restoredAt: AT + 99,
      });
    });

    it("after a backup was restored does the same for a place without a record, or with a damaged one", async () => {
      const { ledger, corrupt } = await open();
      await ledger.put(full);
      await corrupt(place);
      await forgiveUntil(ledger, place, AT + 99, RESTORED);
      await forgiveUntil(ledger, "slack:T1/C1", AT + 99, RESTORED);
      const owed = { accountedTo: AT + 99, restoredAt: AT + 99 };
      expect(await ledger.get(place)).toMatchObject(owed);
      expect(await ledger.get("slack:T1/C1")).toMatchObject(owed);
    });
  });
}
