import { expect, test } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { paperOf } from "../../query/paper-of.ts";

const CHATTER = "Routing on graphs, graphs and routing; visibility graphs for routing. ".repeat(3);
const written: readonly (readonly [title: string, abstract: string])[] = [
  ["Graphs", CHATTER],
  ["Routing graphs, a note", CHATTER],
  ["Graphs with routing", "A note."],
  ["Routing on the visibility graph", "A long note on paths. ".repeat(4)],
  ["The proxy crisis", CHATTER],
  ["On the proxy identity", "A note. ".repeat(6)],
  ...Array.from({ length: 150 }, (_, n): [string, string] => [`Graphs ${n}`, CHATTER]),
];
const papers = written.map(([title, abstract], n) =>
  paperOf({ id: `arxiv:2601.${String(n).padStart(5, "0")}`, title, abstract }),
);

function found(typed: string, words: "all" | "any" = "all"): string[] {
  const set = createSegmentSet();
  for (let at = 0; at < papers.length; at += 40) set.add(papers.slice(at, at + 40));
  const index = createSearch(set.all, () => []);
  const { ids } = index.search(parseQuery(typed), {
    sort: "relevance",
    limit: 3,
    offset: 0,
    words,
  });
  return ids.map((id) => papers.find((paper) => paper.id === id)?.title ?? "");
}

test.each(["all", "any"] as const)(
  "a title with the words typed stands before a hundred papers that say them more often, among %s",
  (words) => {
    expect(found("routing visibility", words)[0]).toBe("Routing on the visibility graph");
  },
);

test("of such titles, the one where the words follow each other stands first", () => {
  expect(found("routing graphs")[0]).toBe("Routing graphs, a note");
  expect(found("graphs routing")[0]).toBe("Graphs with routing");
});

test("stop words are remembered of a title too", () => {
  expect(found("on the proxy")[0]).toBe("On the proxy identity");
  expect(found("routing on the visibility")[0]).toBe("Routing on the visibility graph");
});

test("a paper with all of the words stands before those that say some of them more often", () => {
  const filled = "We walk. ".repeat(6);
  const some = Array.from({ length: 120 }, (_, n) =>
    paperOf({
      id: `arxiv:2602.${String(n).padStart(5, "0")}`,
      title: `Note ${n}`,
      abstract: "Tactile robots, tactile robots, tactile robots.",
    }),
  );
  const both = paperOf({
    id: "arxiv:2603.00001",
    title: "Note",
    abstract: `A tactile robot with wings. ${filled}`,
  });
  const set = createSegmentSet();
  set.add([...some, both]);
  const { ids } = createSearch(set.all, () => []).search(parseQuery("tactile robots wings"), {
    sort: "relevance",
    limit: 1,
    offset: 0,
    words: "any",
  });
  expect(ids).toEqual([both.id]);
});

test("of papers that say the words as often, one with some of them in its title stands first", () => {
  const texts = [
    ["Notes on hands", "Tactile robots walk."],
    ["Tactile notes", "Robots walk on hands."],
    ["Notes on feet", "Tactile robots stand."],
  ];
  const three = texts.map(([title = "", abstract = ""], n) =>
    paperOf({ id: `arxiv:2604.0000${n}`, title, abstract }),
  );
  const set = createSegmentSet();
  set.add(three);
  const { ids } = createSearch(set.all, () => []).search(parseQuery("tactile robots"), {
    sort: "relevance",
    limit: 1,
    offset: 0,
  });
  expect(ids).toEqual(["arxiv:2604.00001"]);
});

test("where more than a page have all the words, a title about them stands before surveys that mention the rest by chance", () => {
  const chance = Array.from({ length: 20 }, (_, n) =>
    paperOf({
      id: `arxiv:2602.${String(n).padStart(5, "0")}`,
      title: `A survey of trade ${n}: survey of surveys`,
      abstract:
        "A survey of trade, a survey. A graph shows prices. Neural maps. A network of ports.",
    }),
  );
  const meant = paperOf({
    id: "arxiv:2602.00100",
    title: "A long survey on graph neural networks",
    abstract: "What is known of them, in order. ".repeat(12),
  });
  const set = createSegmentSet();
  set.add([...chance, meant, ...papers]);
  const index = createSearch(set.all, () => []);
  const options = { sort: "relevance", limit: 5, offset: 0 } as const;
  const { ids, total } = index.search(parseQuery("survey of graph neural networks"), options);
  expect([ids[0], total]).toEqual([meant.id, 21]);
});

test.each([40, 4_000])(
  "papers full of some of the words stand before a hundred that just have all of them, beside %i others",
  (others) => {
    const texts = [
      ...Array.from({ length: 150 }, () => ["Note", `Tactile robots with wings. ${CHATTER}`]),
      ...Array.from({ length: 3 }, () => ["Tactile robots", "Tactile robots, tactile robots."]),
      ...Array.from({ length: others }, () => ["Graphs", "A note."]),
    ];
    const shelf = texts.map(([title = "", abstract = ""], n) =>
      paperOf({ id: `arxiv:2604.${String(n).padStart(5, "0")}`, title, abstract }),
    );
    const set = createSegmentSet();
    set.add(shelf);
    const { ids, total } = createSearch(set.all, () => []).search(
      parseQuery("tactile robots wings"),
      { sort: "relevance", limit: 3, offset: 0, words: "any" },
    );
    expect(total).toBe(153);
    expect([...ids].sort()).toEqual(shelf.slice(150, 153).map(({ id }) => id));
  },
);
