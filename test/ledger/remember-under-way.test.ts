import { describe, expect, onTestFinished, test } from "vitest";
import { type ChannelLedger, type Ledger, newLedger } from "../../src/ledger/ledger.ts";
import { rememberUnderWay } from "../../src/ledger/remember-under-way.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../../src/stores/database.ts";

const place = "discord:G1/C1";
const pending: ChannelLedger = {
  ...newLedger(place, 1),
  pending: {
    slot: { date: "2026-12-01", time: "09:00", at: 1 },
    coalesced: [],
    asOf: 1,
    late: false,
    deadline: 2,
    parts: [{ deliveryId: "d", messageKey: "k", papers: [], state: { kind: "planned" } }],
  },
};

describe("digests under way that are remembered", () => {
  function open() {
    const database = openDatabase({ dataDir: ":memory:" });
    onTestFinished(() => database.close());
    const kept = createLedger(database);
    const reads: string[] = [];
    const counted: Ledger = {
      ...kept,
      get: async (of) => {
        reads.push(of);
        return kept.get(of);
      },
    };
    return { kept, reads, ledger: rememberUnderWay(counted) };
  }

  test("are not read again once they were written", async () => {
    const { ledger, reads } = open();
    await ledger.put(pending);
    await ledger.put({ ...pending, accountedTo: 2 });
    expect((await ledger.get(place))?.accountedTo).toBe(2);
    expect(reads).toEqual([]);
  });

  test("are read once where another process wrote them", async () => {
    const { ledger, kept, reads } = open();
    await kept.put(pending);
    await ledger.get(place);
    expect((await ledger.get(place))?.pending).toEqual(pending.pending);
    expect(reads).toHaveLength(1);
  });

  test("are forgotten when they end, are deleted, or set aside", async () => {
    const { ledger } = open();
    await ledger.put(pending);
    await ledger.put(newLedger(place, 3));
    expect((await ledger.get(place))?.pending).toBeUndefined();
    await ledger.put(pending);
    await ledger.delete(place);
    expect(await ledger.get(place)).toBeUndefined();
    await ledger.put(pending);
    await ledger.setAside(place, 9);
    expect((await ledger.get(place))?.pending).toBeUndefined();
  });

  test("are read again after a write that failed", async () => {
    const { kept } = open();
    let fails = false;
    const ledger = rememberUnderWay({
      ...kept,
      put: (after) => (fails ? Promise.reject(new Error("refused")) : kept.put(after)),
    });
    await ledger.put(pending);
    fails = true;
    await expect(ledger.put({ ...pending, accountedTo: 2 })).rejects.toThrow("refused");
    expect((await ledger.get(place))?.accountedTo).toBe(1);
  });

  test("are not what was read while they were written", async () => {
    const { kept } = open();
    await kept.put(pending);
    let goOn = () => {};
    const written = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const ledger = rememberUnderWay({
      ...kept,
      get: async (of) => {
        const known = await kept.get(of);
        await written;
        return known;
      },
    });
    const reading = ledger.get(place);
    await ledger.put({ ...pending, accountedTo: 2 });
    goOn();
    expect((await reading)?.accountedTo).toBe(1);
    expect((await ledger.get(place))?.accountedTo).toBe(2);
  });
});
