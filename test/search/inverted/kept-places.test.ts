import { expect, test } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import type { Cold } from "../../../src/search/inverted/segments/segment.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { paperOf } from "../../query/paper-of.ts";

/** All but the ids of the papers that are answered. */
const unreadable = ({ size, read }: Cold): Cold => ({
  size,
  read(part, ...where) {
    if (part === "ids" || part === "idEnds") return read(part, ...where);
    throw new Error("read again");
  },
});

test.each(["walking robots", "robots or abstract:self-similar"])(
  "where the words of %s stand is read from the disk for the first search only",
  (typed) => {
    const set = createSegmentSet();
    const titles = ["Robots walking far", "Walking robots", "Robots", "Drones"];
    const abstract = "These are self-similar.";
    set.add(titles.map((title, n) => paperOf({ title, abstract, id: `arxiv:2601.0000${n}` })));
    const index = createSearch(set.all, () => []);
    const search = () =>
      index.search(parseQuery(typed), {
        sort: "relevance",
        limit: 10,
        offset: 0,
        words: "any",
        scored: true,
      });
    const first = search();
    for (const segment of set.all()) segment.cold = unreadable(segment.cold);
    expect(search()).toEqual(first);
    expect(first.total).toBeGreaterThan(0);
  },
);
