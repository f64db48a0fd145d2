import fc from "fast-check";
import { expect, test } from "vitest";
import type { Paper } from "../../../src/paper/paper.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import { withShortForms } from "../../../src/query/short-forms.ts";
import { normalize } from "../../../src/query/syntax/normalize.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { someForms, tellingExpr } from "../../query/arbitrary-query.ts";
import { paperOf } from "../../query/paper-of.ts";
import { runs } from "../../runs.ts";
import { anyPaper } from "../arbitrary-paper.ts";

function indexOf(papers: readonly Paper[]) {
  const set = createSegmentSet();
  set.add(papers);
  return createSearch(set.all, (ids) => papers.filter(({ id }) => ids.includes(id)));
}

const titled = paperOf({
  id: "arxiv:2601.00001",
  title: "Walking robots",
  abstract: "They walk. Robots walk on legs.",
});
const scattered = paperOf({
  id: "arxiv:2601.00002",
  title: "Legs",
  abstract:
    "Walking is hard, whatever one may say of machines, dogs, cats, and horses, or a robot.",
});

test("names each word with where it stands, and what lifts a title with all of them", () => {
  const index = indexOf([titled, scattered]);
  const query = parseQuery("walking robots");
  const [first, second] = index.explain(query, "all", [titled.id, scattered.id]);
  expect(first?.words.map(({ text, texts }) => [text, texts])).toEqual([
    ["walking", ["title", "abstract"]],
    ["robots", ["title", "abstract"]],
  ]);
  expect(first?.wholeTitle).toBeGreaterThan(0);
  expect(first?.near).toBeGreaterThan(0);
  expect(second?.words.map(({ texts }) => texts)).toEqual([["abstract"], ["abstract"]]);
  expect([second?.wholeTitle, second?.inTitle, second?.near]).toEqual([0, 0, 0]);
});

test("says nothing of a paper that has none of the words, or that it does not have", () => {
  const index = indexOf([titled, scattered]);
  expect(index.explain(parseQuery("zebra"), "any", [titled.id])).toEqual([undefined]);
  expect(index.explain(parseQuery("legs"), "any", ["arxiv:2601.09999"])).toEqual([undefined]);
  expect(index.explain(parseQuery(""), "any", [titled.id])).toEqual([undefined]);
});

test("for every query and paper the parts are the whole", () => {
  fc.assert(
    fc.property(tellingExpr, fc.array(anyPaper, { maxLength: 8 }), (expr, some) => {
      const papers = some.map((paper, n): Paper => ({ ...paper, id: `arxiv:2601.1000${n}` }));
      const normal = normalize(expr);
      if (!normal) return;
      const query = withShortForms({ expr: normal, problems: [] }, someForms);
      const index = indexOf(papers);
      for (const words of ["all", "any"] as const) {
        const { ids } = index.search(query, { sort: "relevance", words, limit: 10, offset: 0 });
        for (const told of index.explain(query, words, ids)) {
          if (!told) continue;
          const { words: typed, ...lifts } = told;
          const parts = [...typed.map(({ part }) => part), ...Object.values(lifts)];
          expect(parts.every((part) => part >= 0)).toBe(true);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1);
        }
      }
    }),
    { numRuns: runs(100) },
  );
});
