import { expect, onTestFinished, test } from "vitest";
import { createEngine } from "../../src/engine/create-engine.ts";
import { createIngest } from "../../src/ingest/ingest.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { openSearch } from "../../src/search/inverted/open-search.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";
import { emptyCatalogue, numbered, numberedUpTo } from "../search/inverted/library.ts";
import { noon } from "../search/inverted/opened.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const by = { person: "test:reader", server: "test:server" };

/** An engine over an index of 40 papers whose files are read when `read` is called. */
async function engineAtStart() {
  const catalogue = emptyCatalogue();
  catalogue.upsert("sample", noon, numberedUpTo(40));
  const folder = temporaryFolder();
  const first = await openSearch({ folder, catalogue });
  await first.settled();
  await first.close();
  let read = () => {};
  const after = new Promise<void>((resolve) => {
    read = resolve;
  });
  const index = await openSearch({ folder, catalogue, after });
  onTestFinished(() => index.close());
  const clock = createVirtualClock(noon);
  const ingest = createIngest({ catalogue, index, marks: createMemoryDocuments() });
  const { order } = ingest;
  const asOf = () => noon;
  const deps = { catalogue, index, ingest, order, asOf, clock, sources: () => [] };
  const engine = createEngine(deps);
  const ask = () => engine.search({ query: parseQuery(""), sort: "newest", count: 9, page: 1 });
  return { index, clock, engine, ask, read };
}

test("a search at a start waits for the index's files, which others come before", async () => {
  const { index, clock, engine, ask, read } = await engineAtStart();
  const asked = ask();
  const similar = engine.similar(numbered(0).id, by, 3);
  expect(index.count()).toBe(0);
  read();
  const [found, like] = await clock.runUntil(Promise.all([asked, similar]));
  expect([found.total, found.searched]).toEqual([40, undefined]);
  expect(like.papers).toHaveLength(3);
  expect(clock.now()).toBe(noon);
});

test("what takes longer is said, and nothing that was not looked at is told as not there", async () => {
  const { clock, ask } = await engineAtStart();
  const found = await clock.runUntil(ask());
  expect([found.total, found.searched]).toEqual([0, 0]);
  expect(clock.now()).toBe(noon + 1_000);
});

test("an index that is closed before its files were read is closed at once", async () => {
  const { index, read } = await engineAtStart();
  await index.close();
  read();
  expect(await index.caughtUp).toBe(false);
  expect(index.opening()).toBeUndefined();
});
