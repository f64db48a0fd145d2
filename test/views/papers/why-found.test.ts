import { expect, test } from "vitest";
import { explainingNotes, whyFound } from "../../../src/views/papers/why-found.ts";

const lifts = { near: 0.1, inTitle: 0, wholeTitle: 0.2, all: 0, alike: 0 };

test("says of a paper which words it has and where, and what lifted it", () => {
  const words = [
    { text: "graph", part: 0.5, texts: ["title", "abstract"] },
    { text: "nets", part: 0.2, texts: ["abstract"] },
    { text: "zebra", part: 0, texts: [] },
  ] as const;
  expect(whyFound({ words, ...lifts })).toBe(
    "Found by “graph” 50 % (title, abstract), “nets” 20 % (abstract); words near each other 10 %; a title with all of them 20 %; without “zebra”.",
  );
});

test("says of a paper without any of the words that another site found it", () => {
  expect(whyFound(undefined)).toBe("Found by another site, not by these words.");
});

test("says what it cannot tell", () => {
  expect(explainingNotes({ sort: "relevance", byMeaning: false })).toEqual([]);
  expect(explainingNotes({ sort: "relevance", byMeaning: true })[0]).toContain("by meaning");
  expect(explainingNotes({ sort: "votes", byMeaning: true })[0]).toContain("another order");
});
