import { expect, onTestFinished, test } from "vitest";
import { createPaperStates } from "../../src/catalogue/paper-states.ts";
import { createSharedPapers } from "../../src/catalogue/shared-papers.ts";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { type Clock, systemClock } from "../../src/time/clock.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { describeOnPostgres, heldFence, scratchPostgres } from "../fakes/postgres.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";
import { idOf, paperOf } from "./paper-of.ts";

describeOnPostgres("papers that processes share", () => {
  const DAY = 86_400_000;

  test("another process knows all of a paper: its text, who said what, how its votes grew, its news", async () => {
    const { one, other, fence } = await two();
    one.catalogue.upsert("huggingface", 1 * DAY, [paperOf(1, { votes: 3 })]);
    one.catalogue.upsert("arxiv", 2 * DAY, [paperOf(1, { title: "As arXiv has it" })]);
    one.catalogue.upsert("huggingface", 3 * DAY, [
      paperOf(1, {
        votes: 9,
        links: { page: "https://arxiv.org/abs/2401.00001", code: "https://example.org/code" },
      }),
    ]);
    await one.papers.share(fence, [idOf(1)]);
    expect(await other.papers.follow()).toBe(1);
    expect(whole(other)).toEqual(whole(one));
    expect(other.catalogue.sightings([idOf(1)], 0).get(idOf(1))).toHaveLength(2);
    expect(other.catalogue.news(0)).toHaveLength(1);
  });

  test("follows changes in their order, and what did not change is not sent again", async () => {
    const { postgres, one, other, fence } = await two();
    const papers = Array.from({ length: 600 }, (_, n) => paperOf(n));
    one.catalogue.upsert("arxiv", DAY, papers);
    await one.papers.share(fence);
    expect(await other.papers.follow()).toBe(600);
    expect(await other.papers.follow()).toBe(0);
    one.catalogue.upsert("arxiv", 2 * DAY, [paperOf(7, { title: "Changed" })]);
    await one.papers.share(
      fence,
      papers.map((paper) => paper.id),
    );
    expect(await other.papers.follow()).toBe(1);
    expect(whole(other)).toEqual(whole(one));
    const [row] = await postgres.query("SELECT count(*) AS papers FROM papers");
    expect(row?.papers).toBe(600);
  });

  test("said again, without a change, is known there too", async () => {
    const { one, other, fence } = await two();
    one.catalogue.upsert("huggingface", DAY, [paperOf(1, { votes: 3 })]);
    await one.papers.share(fence);
    await other.papers.follow();
    one.catalogue.upsert("huggingface", 2 * DAY, [paperOf(1, { votes: 3 })]);
    await one.papers.share(fence, [idOf(1)]);
    await other.papers.follow();
    expect(other.catalogue.lastSeen()).toBe(2 * DAY);
  });

  test("what was followed is not shared back, by whoever takes over", async () => {
    const { postgres, one, other, fence } = await two();
    one.catalogue.upsert("arxiv", DAY, [paperOf(1)]);
    await one.papers.share(fence);
    await other.papers.follow();
    const mark = async () => (await postgres.query("SELECT mark FROM paper_mark"))[0]?.mark;
    const before = await mark();
    await other.papers.share(await heldFence(postgres));
    expect(await mark()).toBe(before);
  });

  test("who lost the lease shares nothing, and does so once it has one again", async () => {
    const { postgres, one, other, fence } = await two();
    const next = await heldFence(postgres);
    one.catalogue.upsert("arxiv", DAY, [paperOf(1)]);
    await expect(one.papers.share(fence, [idOf(1)])).rejects.toThrow(/taken over/);
    expect(await other.papers.follow()).toBe(0);
    await one.papers.share(next);
    expect(await other.papers.follow()).toBe(1);
  });

  test("a process tells how far it is behind, and since when", async () => {
    const clock = createVirtualClock(DAY);
    const { postgres, one, fence, open } = await two();
    const other = open(clock);
    await clock.advance(5_000);
    expect(other.papers.lag()).toEqual({ marks: 0, ms: 5_000 });
    for (let n = 1; n <= 300; n++) one.catalogue.upsert("arxiv", DAY, [paperOf(n)]);
    await one.papers.share(fence);
    const cut = new AbortController();
    other.papers.watch(() => cut.abort());
    await other.papers.follow(cut.signal);
    expect(other.papers.lag().marks).toBe(1);
    await other.papers.follow();
    expect(other.papers.lag()).toEqual({ marks: 0, ms: 0 });
    await postgres.close();
    await clock.advance(9_000);
    await expect(other.papers.follow()).rejects.toThrow();
    expect(other.papers.lag()).toEqual({ marks: 0, ms: 9_000 });
  });

  async function two() {
    const postgres = await scratchPostgres();
    const open = (clock: Clock = systemClock) => {
      const database = openDatabase({ dataDir: ":memory:" });
      onTestFinished(() => database.close());
      const catalogue = createCatalogue(database);
      const states = createPaperStates(database);
      const progress = createMemoryDocuments();
      const papers = createSharedPapers({
        postgres,
        catalogue,
        states,
        progress,
        databaseId: "d",
        clock,
      });
      return { catalogue, states, papers };
    };
    return { postgres, open, one: open(), other: open(), fence: await heldFence(postgres) };
  }

  function whole({
    states,
    catalogue,
  }: {
    states: ReturnType<typeof createPaperStates>;
    catalogue: ReturnType<typeof createCatalogue>;
  }) {
    return states.read(catalogue.publishedSince(0));
  }
});
