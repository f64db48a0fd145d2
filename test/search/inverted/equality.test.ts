import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaperId } from "../../../src/paper/id.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { matchesQuery } from "../../../src/query/matches.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import type { Query } from "../../../src/query/query.ts";
import { withShortForms } from "../../../src/query/short-forms.ts";
import { normalize } from "../../../src/query/syntax/normalize.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { anyExpr, someForms } from "../../query/arbitrary-query.ts";
import { paperOf } from "../../query/paper-of.ts";
import { runs } from "../../runs.ts";
import { anyPaper } from "../arbitrary-paper.ts";

const ALL = 1_000_000;

function indexOf(papers: readonly Paper[], batch: number) {
  const set = createSegmentSet();
  for (let at = 0; at < papers.length; at += batch) set.add(papers.slice(at, at + batch));
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  return createSearch(set.all, (ids) => ids.flatMap((id) => byId.get(id) ?? []));
}

describe("a shelf in many segments", () => {
  const shelf = fc
    .sample(anyPaper, { numRuns: 90, seed: 7 })
    .map((paper, n): Paper => ({ ...paper, id: `arxiv:2602.${String(n).padStart(5, "0")}` }));
  const index = indexOf(shelf, 7);
  const query = anyExpr.map((expr): Query => {
    const normal = normalize(expr);
    return withShortForms({ ...(normal && { expr: normal }), problems: [] }, someForms);
  });

  test("for every query finds the papers that satisfy it, and no others", () => {
    fc.assert(
      fc.property(query, (asked) => {
        const { ids, total } = index.search(asked, { sort: "relevance", limit: ALL, offset: 0 });
        const satisfying = shelf.filter((paper) => matchesQuery(asked, paper));
        expect([...ids].sort()).toEqual(satisfying.map(({ id }) => id).sort());
        expect(total).toBe(satisfying.length);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe("a library whose posting lists have blocks", () => {
  const library = manyPapers(6_000);
  const index = indexOf(library, 3_000);
  const word = fc
    .nat({ max: 59 })
    .map((n) => (n % 7 === 0 ? `"${wordAt(n)} ${wordAt(n + 1)}"` : wordAt(n)));
  const typed = fc.array(word, { minLength: 1, maxLength: 12 });
  const filter = fc.constantFrom(
    "",
    " or cat:cs.AA",
    " votes:>3",
    " -cat:cs.AA",
    " since:2026-01-03",
    " in:title",
  );

  test.each(["any", "all"] as const)(
    "for every query the first ten by %s words are those of the whole list",
    (words) => {
      fc.assert(
        fc.property(typed, filter, (some, rest) => {
          const query = parseQuery(some.join(" ") + rest);
          const options = { sort: "relevance", words, offset: 0 } as const;
          const whole = index.search(query, { ...options, limit: ALL });
          expect(whole.ids).toHaveLength(whole.total);
          expect(index.search(query, { ...options, limit: 10 })).toEqual({
            total: whole.total,
            ids: whole.ids.slice(0, 10),
          });
        }),
        { numRuns: runs(20) },
      );
    },
  );

  test("the first similar papers are those of a longer list of equal beginning", () => {
    for (const paper of library.slice(0, 40)) {
      const [first] = index.similar(paper, 1).ids;
      expect(index.similar(paper, 30).ids[0]).toBe(first);
    }
  });
});

/** Papers of few words, the first of which nearly all papers have. */
function manyPapers(count: number): Paper[] {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
  const text = (words: number) =>
    Array.from({ length: words }, () => wordAt(Math.floor(60 * random() ** 3))).join(" ");
  return Array.from({ length: count }, (_, n) =>
    paperOf({
      id: idAt(n),
      title: text(3),
      abstract: text(4 + (n % 20)),
      categories: [n % 3 === 0 ? "cs.AA" : "cs.BB"],
      publishedAt: Date.UTC(2026, 0, 1 + (n % 5)),
      votes: n % 8,
    }),
  );
}

function idAt(n: number): PaperId {
  return `arxiv:2601.${String(n).padStart(5, "0")}`;
}

function wordAt(n: number): string {
  return `w${"abcdefghij"[Math.floor(n / 10) % 10]}${"abcdefghij"[n % 10]}o`;
}
