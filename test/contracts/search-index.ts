import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { matchesQuery } from "../../src/query/matches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { Query } from "../../src/query/query.ts";
import { normalize } from "../../src/query/syntax/normalize.ts";
import type { SearchIndex, SearchOptions, SearchSort } from "../../src/search/search-index.ts";
import { DAY } from "../../src/time/durations.ts";
import { hostileStrings } from "../fakes/chat/hostile-strings.ts";
import { anyExpr, typed } from "../query/arbitrary-query.ts";
import { paperOf } from "../query/paper-of.ts";
import { runs } from "../runs.ts";
import { anyPaper } from "../search/arbitrary-paper.ts";

const FIRST = { sort: "relevance", limit: 100, offset: 0 } as const;

const policies = paperOf({
  id: "arxiv:2601.00001",
  title: "Diffusion policies for walking robots",
  abstract: "A policy that learns to walk from few examples.",
  authors: ["Ada Lovelace", "Sergey Example"],
  categories: ["cs.RO", "cs.LG"],
  publishedAt: Date.UTC(2026, 0, 10),
  votes: 30,
  stars: 200,
  comments: 2,
  keywords: ["imitation learning"],
  links: { page: "https://example.org/1", code: "https://example.org/code" },
});
const images = paperOf({
  id: "arxiv:2601.00002",
  title: "Drawing from text",
  abstract: "Diffusion of noise gives images. The images follow a text; robots may look at them.",
  authors: ["Bob Example"],
  categories: ["cs.CV"],
  publishedAt: Date.UTC(2026, 0, 12),
  votes: 50,
  keywords: ["text-to-image"],
  links: { page: "https://example.org/2", project: "https://example.org/project" },
});
const proofs = paperOf({
  id: "arxiv:hep-th/9901001",
  title: "Proofs without words",
  abstract: "Pictures that prove. Nothing walks here.",
  authors: ["A. Lovelace"],
  categories: ["math.LO"],
  publishedAt: Date.UTC(1999, 0, 4),
  summary: { text: "Pictures prove.", by: "Example", ai: true },
});
const shelf = [policies, images, proofs];

/** What every search index does; `create` makes an empty one, `examples` is how many random ones are tried. */
export function searchIndexContract(
  name: string,
  create: () => SearchIndex,
  examples = runs(20),
): void {
  const filled = (papers: readonly Paper[] = shelf): SearchIndex => {
    const index = create();
    index.add(papers);
    return index;
  };
  const find = (
    text: string,
    options: Partial<SearchOptions> = {},
    index = filled(),
  ): PaperId[] => [...index.search(parseQuery(text), { ...FIRST, ...options }).ids];

  describe(`${name}: papers`, () => {
    test("finds nothing while it is empty", () => {
      expect(create().search(parseQuery("diffusion"), FIRST)).toEqual({ total: 0, ids: [] });
      expect(create().similar(policies, 5).ids).toEqual([]);
    });

    test("finds a paper once it is added, however often it was added", () => {
      const index = filled([policies, policies]);
      index.add([policies]);
      expect(index.search(parseQuery("diffusion"), FIRST)).toEqual({
        total: 1,
        ids: [policies.id],
      });
    });

    test("finds a replaced paper by what it says now, not by what it said", () => {
      const index = filled();
      index.add([
        {
          ...policies,
          title: "Gaits",
          authors: ["Eve Moore"],
          categories: ["eess.SY"],
          keywords: [],
          votes: 99,
        },
      ]);
      for (const old of ["diffusion robots", "author:ada", "cat:cs.RO", '"imitation learning"'])
        expect(find(old, {}, index)).not.toContain(policies.id);
      for (const now of ["gaits", "author:moore", "cat:eess", "votes:99"])
        expect(find(now, {}, index)).toEqual([policies.id]);
    });

    test("finds a removed paper no more, and finds it again when it comes back", () => {
      const index = filled();
      index.remove([policies.id, policies.id, "arxiv:2601.09999"]);
      expect(find("diffusion", {}, index)).toEqual([images.id]);
      expect(find("author:lovelace", {}, index)).toEqual([proofs.id]);
      index.add([policies]);
      expect(find("diffusion policies", {}, index)).toEqual([policies.id]);
    });

    test("takes papers of any text", () => {
      const papers = Object.values(hostileStrings).map((text, n) =>
        paperOf({
          id: `arxiv:2602.${String(n).padStart(5, "0")}`,
          title: text,
          abstract: `needle ${text}`,
          authors: text.split(", ").slice(0, 3000),
          categories: [text, "cs.AI"],
          keywords: [text],
        }),
      );
      const { total } = filled(papers).search(parseQuery("needle cat:cs.AI"), FIRST);
      expect(total).toBe(papers.length);
    });
  });

  describe(`${name}: queries`, () => {
    test.each([
      ["walking ROBOTS", [policies]],
      ["diffusion -policy", [images]],
      ['"images follow"', [images]],
      ['"follow images"', []],
      ["text to image", [images]],
      ["title:diffusion", [policies]],
      ["title:text OR title:words", [images, proofs]],
      ["abstract:diffusion", [images]],
      ["(policy OR noise) robots", [policies, images]],
      ["the robots of the", [policies, images]],
      ['"imitation learning"', [policies]],
      ["author:lovelace", [policies, proofs]],
      ['author:"Ada Lovelace"', [policies, proofs]],
      ["author:ada", [policies]],
      ["cat:cs.RO", [policies]],
      ["cat:cs", [policies, images]],
      ["cat:math", [proofs]],
      ["-cat:cs", [proofs]],
      ["has:code", [policies]],
      ["has:project", [images]],
      ["has:summary", [proofs]],
      ["votes:>30", [images]],
      ["votes:<1", [proofs]],
      ["stars:>=200 comments:2", [policies]],
      ["since:2026-01-12", [images]],
      ["until:2026-01-10", [policies, proofs]],
      ["walks OR cat:cs.CV", [policies, images, proofs]],
      ["diffusion (cat:cs.RO OR votes:>40) -has:project", [policies]],
      ["", shelf],
    ])("%s", (text, expected) => {
      expect(find(text).sort()).toEqual(expected.map(({ id }) => id).sort());
    });

    test("with words enough rather than all, phrases, filters and exclusions still hold", () => {
      const any = { words: "any" } as const;
      expect(find("walking images unheard")).toEqual([]);
      expect(find("walking images unheard", any).sort()).toEqual(shelf.map(({ id }) => id).sort());
      expect(find("walking images cat:cs", any).sort()).toEqual([policies.id, images.id]);
      expect(find("walking images -noise", any).sort()).toEqual([policies.id, proofs.id]);
      expect(find('"follow images" unheard', any)).toEqual([]);
    });

    test("any typed text is a query", () => {
      const index = filled();
      for (const text of Object.values(hostileStrings))
        expect(index.search(parseQuery(text), FIRST).total).toBe(
          satisfying(shelf, parseQuery(text)).length,
        );
    });

    test("takes the deepest and the longest query that can be typed", () => {
      const deep = `${"(robots OR -(votes:>1 ".repeat(30)}diffusion`;
      const long = Array.from({ length: 400 }, (_, n) => `w${n} OR cat:cs.RO OR -"v ${n}"`).join(
        " ",
      );
      for (const text of [deep, long])
        expect(find(text).sort()).toEqual(satisfying(shelf, parseQuery(text)));
    });
  });

  describe(`${name}: order`, () => {
    test("the most relevant first: a word in the title, and more of the words", () => {
      expect(find("diffusion")).toEqual([policies.id, images.id]);
      expect(find("noise images walking", { words: "any" })[0]).toBe(images.id);
    });

    test("words rank papers that were found by something else", () => {
      expect(find("cat:cs OR proofs")[0]).toBe(proofs.id);
      expect(find("(learning OR votes:>0) (few OR has:project)")[0]).toBe(policies.id);
    });

    test("a word that was typed again weighs more", () => {
      const [one, other] = ["alpha", "omega"].map((title, at) =>
        paperOf({ id: `arxiv:2601.0020${at}`, title }),
      );
      const index = filled([...(one ? [one] : []), ...(other ? [other] : [])]);
      const any = { words: "any" } as const;
      expect(find("alpha omega omega", any, index)).toEqual([other?.id, one?.id]);
      expect(find("alpha omega Alphas", any, index)).toEqual([one?.id, other?.id]);
    });

    test("equally relevant papers, and all without words, newest first", () => {
      const twins = [3, 1, 2].map((day) =>
        paperOf({ ...policies, id: `arxiv:2601.0010${day}`, publishedAt: day * DAY }),
      );
      const newestFirst = ["arxiv:2601.00103", "arxiv:2601.00102", "arxiv:2601.00101"];
      expect(find("walking", {}, filled(twins))).toEqual(newestFirst);
      expect(find("cat:cs.RO", {}, filled(twins))).toEqual(newestFirst);
      expect(find("")).toEqual([images.id, policies.id, proofs.id]);
    });

    test("newest or most voted first when asked for; unknown votes last", () => {
      expect(find("diffusion", { sort: "newest" })).toEqual([images.id, policies.id]);
      expect(find("walks OR images", { sort: "votes" })).toEqual([
        images.id,
        policies.id,
        proofs.id,
      ]);
    });

    test("a page past the end is empty and still says the total", () => {
      expect(filled().search(parseQuery("diffusion"), { ...FIRST, offset: 9 })).toEqual({
        total: 2,
        ids: [],
      });
      expect(filled().search(parseQuery(""), { ...FIRST, limit: 0 })).toEqual({
        total: 3,
        ids: [],
      });
    });
  });

  describe(`${name}: similar papers`, () => {
    const near = paperOf({
      ...policies,
      id: "arxiv:2601.00011",
      title: "Policies for running robots",
    });

    test("come nearest first and without the paper itself", () => {
      const index = filled([...shelf, near]);
      expect(index.similar(policies, 9).ids.slice(0, 2)).toEqual([near.id, images.id]);
      expect(index.similar(policies, 1).ids).toEqual([near.id]);
      expect(index.similar(policies, 9).ids).not.toContain(policies.id);
    });

    test("are found for a paper that the index does not have", () => {
      expect(filled().similar(near, 1).ids).toEqual([policies.id]);
      expect(filled().similar(paperOf({ title: "" }), 5).ids).toEqual([]);
    });

    test("satisfy `like:`, nearest first", () => {
      const index = filled([...shelf, near]);
      expect(find("like:2601.00001", {}, index)[0]).toBe(near.id);
      expect(find("like:2601.00001 noise", {}, index)).toEqual([images.id]);
      expect(find("like:2601.00001", {}, index)).not.toContain(policies.id);
      expect(find("like:2601.09999", {}, index)).toEqual([]);
    });
  });

  describe(`${name}: for every`, () => {
    const papers = fc.array(anyPaper, { maxLength: 12 });
    const sort = fc.constantFrom<SearchSort>("relevance", "newest", "votes");
    const query = anyExpr.map((expr): Query => {
      const normal = normalize(expr);
      return { ...(normal && { expr: normal }), problems: [] };
    });

    test("query and papers it finds what the language means", () => {
      fc.assert(
        fc.property(papers, query, sort, (all, asked, by) => {
          const { ids, total } = filled(all).search(asked, { ...FIRST, sort: by });
          expect([...ids].sort()).toEqual(satisfying(latest(all), asked));
          expect(total).toBe(ids.length);
        }),
        { numRuns: examples },
      );
    });

    test("typed text it finds what the language means", () => {
      const index = filled();
      fc.assert(
        fc.property(
          typed.map((text) => parseQuery(text)),
          (asked) => {
            expect([...index.search(asked, FIRST).ids].sort()).toEqual(satisfying(shelf, asked));
          },
        ),
        { numRuns: examples },
      );
    });

    test("history of additions and removals it holds what is left", () => {
      const step = fc.record({ add: papers, remove: fc.array(anyPaper.map(({ id }) => id)) });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 5 }), query, (steps, asked) => {
          const index = create();
          const left = new Map<PaperId, Paper>();
          for (const { add, remove } of steps) {
            index.add(add);
            for (const paper of add) left.set(paper.id, paper);
            index.remove(remove);
            for (const id of remove) left.delete(id);
          }
          expect([...index.search(asked, FIRST).ids].sort()).toEqual(
            satisfying([...left.values()], asked),
          );
        }),
        { numRuns: examples },
      );
    });

    test("size of page the pages in a row are the list", () => {
      const words = fc.constantFrom<SearchOptions["words"]>("all", "any");
      const size = fc.integer({ min: 1, max: 4 });
      fc.assert(
        fc.property(papers, query, sort, words, size, (all, asked, by, wanted, limit) => {
          const index = filled(all);
          const options = { sort: by, words: wanted ?? "all", limit };
          const whole = index.search(asked, { ...options, limit: 100, offset: 0 });
          const pages = Array.from({ length: 4 }, (_, n) =>
            index.search(asked, { ...options, offset: n * limit }),
          );
          expect(pages.flatMap((page) => page.ids)).toEqual(whole.ids.slice(0, 4 * limit));
          expect(pages.map((page) => page.total)).toEqual(pages.map(() => whole.total));
        }),
        { numRuns: examples },
      );
    });
  });
}

/** The ids of the papers that satisfy a query, in order of id. */
function satisfying(papers: readonly Paper[], query: Query): PaperId[] {
  return papers
    .filter((paper) => matchesQuery(query, paper))
    .map(({ id }) => id)
    .sort();
}

/** The last paper given under each id. */
function latest(papers: readonly Paper[]): Paper[] {
  return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}
