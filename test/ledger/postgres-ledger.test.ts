import { expect, test } from "vitest";
import { newLedger } from "../../src/ledger/ledger.ts";
import { createPostgresLedger } from "../../src/ledger/postgres-ledger.ts";
import { describeLedger } from "../contracts/ledger.ts";
import { describeOnPostgres, heldFence, scratchPostgres } from "../fakes/postgres.ts";
import { seenOf } from "../fakes/seen.ts";

describeOnPostgres("on PostgreSQL", () => {
  describeLedger("in PostgreSQL", async () => {
    const { postgres, ledger } = await open();
    return {
      ledger,
      corrupt: async (place) =>
        void (await postgres.query("UPDATE ledgers SET doc = '{\"' WHERE place = $1", [place])),
      fail: () => void postgres.close(),
      close: () => {},
    };
  });

  const place = "discord:G1/C1";

  test("puts of many channels at once share a commit", async () => {
    const { postgres, ledger } = await open();
    const places = Array.from({ length: 150 }, (_, n) => `discord:G1/C${n}` as const);
    await Promise.all(places.map((each) => ledger.put(newLedger(each, 5))));
    const [row] = await postgres.query("SELECT count(DISTINCT xmin::text) AS commits FROM ledgers");
    expect(row?.commits).toBeLessThan(5);
    expect(await ledger.heads()).toHaveLength(150);
  });

  test("of puts of one channel at once the last stays", async () => {
    const { ledger } = await open();
    await Promise.all([1, 2, 3].map((at) => ledger.put(newLedger(place, at))));
    expect((await ledger.get(place))?.accountedTo).toBe(3);
  });

  test("a put that arrives after a later one changes nothing", async () => {
    const { postgres, ledger } = await open();
    await ledger.put(newLedger(place, 1));
    await postgres.query("UPDATE ledgers SET turn = 1000000");
    await ledger.put({ ...newLedger(place, 2), seen: seenOf({ "arxiv:2401.00001": { at: 1 } }) });
    const known = await ledger.get(place);
    expect([known?.accountedTo, known?.seen.has("arxiv:2401.00001")]).toEqual([1, false]);
  });

  test("who lost the lease writes nothing", async () => {
    const { postgres, ledger } = await open();
    await ledger.put(newLedger(place, 1));
    await heldFence(postgres);
    await expect(ledger.put(newLedger(place, 2))).rejects.toThrow(/taken over/);
    await expect(ledger.delete(place)).rejects.toThrow(/taken over/);
    await expect(ledger.setAside(place, 3)).rejects.toThrow(/taken over/);
    expect((await ledger.get(place))?.accountedTo).toBe(1);
  });

  async function open() {
    const postgres = await scratchPostgres();
    return { postgres, ledger: createPostgresLedger(postgres, await heldFence(postgres)) };
  }
});
