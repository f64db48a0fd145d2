import { expect, it } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import type { SourceOrder } from "../../src/ingest/ingest.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { HOUR } from "../../src/time/durations.ts";
import { listTrending } from "../../src/trending/list-trending.ts";
import { createTrendingLists } from "../../src/trending/trending-lists.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";

const START = Date.UTC(2026, 0, 2);
const WINDOWS = ["day", "week", "month"] as const;
const TOPICS = [undefined, parseQuery('title:"part 2"'), parseQuery("votes:>=4"), parseQuery("")];

function open() {
  const catalogue = createCatalogue(openDatabase({ dataDir: ":memory:" }));
  let looks = 0;
  let sourceOrder: SourceOrder | undefined;
  const counting = {
    ...catalogue,
    votedSince: (since: number) => {
      looks += 1;
      return catalogue.votedSince(since);
    },
  };
  const order = () => sourceOrder;
  return {
    catalogue,
    list: createTrendingLists({ catalogue: counting, order }),
    /** Made anew. */
    expected: (ask: Parameters<ReturnType<typeof createTrendingLists>>[0]) =>
      listTrending({ catalogue, order }, ask),
    looks: () => looks,
    publish: (ids: SourceOrder["ids"]) => {
      sourceOrder = { source: "Scripted", ids };
    },
  };
}

it("what trends is what it would be made anew, on every topic, whatever happened since", () => {
  const { catalogue, list, expected, publish } = open();
  const papers = (...votes: number[]) => votes.map((each, n) => paperOf(n + 1, { votes: each }));
  const deeds = [
    () => catalogue.upsert("huggingface", START, papers(1, 2, 3)),
    () => catalogue.upsert("huggingface", START + HOUR, papers(1, 5, 3, 4)),
    () => publish([idOf(3), idOf(1)]),
    () => catalogue.upsert("huggingface", START + 2 * HOUR, papers(1, 5, 3, 4)),
    () => publish([idOf(2), idOf(3)]),
    () => catalogue.upsert("arxiv", START + 2 * HOUR, [paperOf(1, { withdrawn: true })]),
  ];
  for (const deed of deeds) {
    deed();
    const asOf = catalogue.lastSeen() ?? START;
    for (const moment of [asOf, asOf + 30 * HOUR])
      for (const window of WINDOWS)
        for (const topic of TOPICS) {
          const ask = { window, asOf: moment, ...(topic && { topic }) };
          expect(list(ask)).toEqual(expected(ask));
        }
  }
});

it("what trends is looked up once for all topics, until something changes", () => {
  const { catalogue, list, looks } = open();
  catalogue.upsert("huggingface", START, [paperOf(1, { votes: 1 })]);
  for (const topic of TOPICS) list({ window: "week", asOf: START, ...(topic && { topic }) });
  expect(looks()).toBe(1);
  list({ window: "day", asOf: START });
  expect(looks()).toBe(2);
  catalogue.upsert("huggingface", START, [paperOf(2, { votes: 1 })]);
  list({ window: "week", asOf: START });
  expect(looks()).toBe(3);
});
