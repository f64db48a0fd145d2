import { describe, expect, it } from "vitest";
import { createBitmapMatcher } from "../../src/matching/bitmap-matcher.ts";
import { createNaiveMatcher } from "../../src/matching/naive-matcher.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { parseCategory } from "../../src/query/category.ts";
import { matchesQuery } from "../../src/query/matches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { printQuery } from "../../src/query/say/print.ts";
import { createSearch } from "../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../src/search/inverted/segments/segment-set.ts";
import cases from "../cases/query.json" with { type: "json" };
import { answersOf } from "../fakes/answers-of.ts";
import { paperOf } from "./paper-of.ts";

const now = Date.UTC(2026, 10, 29, 12);

/** Of the meaning said plainly, the index and both matchers: whether a paper answers what was typed. */
function answers(typed: string, paper: Paper): readonly boolean[] {
  const query = parseQuery(typed, { now });
  const set = createSegmentSet();
  set.add([paper]);
  const index = createSearch(set.all, () => [paper]);
  const matchers = [createNaiveMatcher(), createBitmapMatcher()].map((matcher) => {
    matcher.set(new Map([["it", query]]));
    return answersOf(matcher, [paper]).has(paper.id);
  });
  const { total } = index.search(query, { sort: "relevance", limit: 1, offset: 0 });
  const again = parseQuery(printQuery(query));
  return [matchesQuery(query, paper), matchesQuery(again, paper), total === 1, ...matchers];
}

const YES = [true, true, true, true, true];
const NO = YES.map(() => false);

describe.each([
  "search-acronym-plural",
  "search-compound-forms",
  "search-british-american",
  "search-irregular-plural",
  "search-transliterated-umlaut",
] as const)("%s", (kind) => {
  it.each(cases[kind])("%s finds “%s”", (query = "", title = "") => {
    expect(answers(query, paperOf({ title }))).toEqual(YES);
  });

  it.each(cases[kind])("%s has nothing left unsaid", (query = "") => {
    expect(parseQuery(query, { now }).problems).toEqual([]);
  });
});

describe("author-name-form", () => {
  it.each(cases["author-name-form"])("%s finds %s", (query = "", author = "") => {
    expect(answers(query, paperOf({ authors: [author] }))).toEqual(YES);
  });
});

describe.each([
  "query-author",
  "query-category",
  "query-date",
  "query-field-name",
  "query-operator",
] as const)("%s", (kind) => {
  const paper = paperOf({
    title: "Cold Worlds with JWST",
    abstract: "We observe diffusion of gas with a transformer.",
    authors: ["Stephanie Jarmak", "Alberto Accomazzi"],
    categories: ["astro-ph.EP", "cs.LG"],
    votes: 30,
    publishedAt: Date.UTC(2026, 10, 27),
  });

  it.each(cases[kind])("%s: %s", (query = "", expected = "") => {
    expect(answers(query, paper)).toEqual(expected === "match" ? YES : NO);
    expect(parseQuery(query, { now }).problems).toEqual([]);
  });
});

describe.each(["category-alias", "category-alias-archive", "category-closed-archive"] as const)(
  "%s",
  (kind) => {
    it.each(
      cases[kind].map(([query, categories]) => ({
        query: String(query),
        categories: [categories ?? []].flat(),
      })),
    )("$query finds $categories", ({ query, categories }) => {
      expect(answers(query, paperOf({ categories }))).toEqual(YES);
    });
  },
);

describe("category-unknown", () => {
  it.each(cases["category-unknown"])("%s is refused", (category) => {
    expect(parseCategory(category)).toBeUndefined();
    expect(parseQuery(`cat:${category}`).problems[0]).toContain(
      `arXiv has no category “${category}”`,
    );
  });
});
