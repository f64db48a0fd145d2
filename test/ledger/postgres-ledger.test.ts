import { expect, test } from "vitest";
import { newLedger } from "../../src/ledger/ledger.ts";
import { createPostgresLedger } from "../../src/ledger/postgres-ledger.ts";
import { accompanyingDocuments } from "../../src/postgres/accompanying-documents.ts";
import { createPostgresKeyvStore } from "../../src/postgres/postgres-keyv-store.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { systemClock } from "../../src/time/clock.ts";
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

  test("gets of many channels at once share a question", async () => {
    const { postgres, ledger } = await open();
    const places = Array.from({ length: 50 }, (_, n) => `discord:G1/C${n}` as const);
    await Promise.all(places.map((each, n) => n % 2 === 0 && ledger.put(newLedger(each, n))));
    const before = postgres.usage().roundTrips;
    const known = await Promise.all(places.map((each) => ledger.get(each)));
    expect(postgres.usage().roundTrips - before).toBeLessThan(5);
    expect(known.map((each) => each?.accountedTo)).toEqual(
      places.map((_, n) => (n % 2 === 0 ? n : undefined)),
    );
  });

  test("what is kept along is there with the next ledger that is put, and found before", async () => {
    const { postgres, ledger, along, kept } = await open();
    await along.set("a", { of: "a" }, 60_000);
    await along.set("b", { of: "b" });
    expect([await along.get("a"), await kept.get("a")]).toEqual([{ of: "a" }, undefined]);
    const before = postgres.usage().roundTrips;
    await ledger.put({ ...newLedger(place, 1), seen: seenOf({ "arxiv:2401.00001": { at: 1 } }) });
    expect(postgres.usage().roundTrips - before).toBe(1);
    expect([await kept.get("a"), await kept.get("b")]).toEqual([{ of: "a" }, { of: "b" }]);
    const [row] = await postgres.query(
      "SELECT count(*) AS ending FROM documents WHERE expires_at IS NOT NULL",
    );
    expect(row?.ending).toBe(1);
    expect(along.unwritten()).toEqual([]);
  });

  test("what is kept along waits for the next put where one fails, and takes what has expired with it", async () => {
    const { postgres, ledger, along, kept } = await open();
    await along.set("a", 1);
    await postgres.query("UPDATE leases SET number = number + 1000");
    await expect(ledger.put(newLedger(place, 1))).rejects.toThrow(/taken over/);
    expect(await kept.get("a")).toBeUndefined();
    await kept.set("old", 1, 1);
    await postgres.query("UPDATE leases SET number = number - 1000");
    await ledger.put(newLedger(place, 2));
    expect(await kept.get("a")).toBe(1);
    const rows = await postgres.query("SELECT key FROM documents");
    expect(rows).toHaveLength(1);
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
    const keyv = createKeyv(createPostgresKeyvStore(postgres));
    const kept = createDocuments(keyv, "message");
    const along = accompanyingDocuments(kept, keyv, "message");
    const fence = await heldFence(postgres);
    const ledger = createPostgresLedger({ postgres, fence, clock: systemClock, along });
    return { postgres, ledger, along, kept };
  }
});
