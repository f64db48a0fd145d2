import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Paper } from "../../src/paper/paper.ts";
import { HOUR } from "../../src/time/durations.ts";
import { rankTrending } from "../../src/trending/rank.ts";
import { trendingScore } from "../../src/trending/score.ts";

const asOf = Date.UTC(2026, 5, 12, 12);

function paperOf(id: string, votes: number, ageHours: number): Paper {
  return {
    id: `arxiv:${id}`,
    title: id,
    abstract: "",
    authors: [],
    categories: [],
    publishedAt: asOf - ageHours * HOUR,
    links: { page: "https://example.org" },
    keywords: [],
    votes,
  };
}

function orderOf(papers: readonly Paper[], ids?: readonly Paper["id"][]): string[] {
  const sourceOrder = ids && { source: "Some site", ids };
  const input = { window: "day", asOf, papers, sightings: new Map() } as const;
  const list = rankTrending({ ...input, ...(sourceOrder && { sourceOrder }) });
  return list.items.map((item) => item.paper.title);
}

describe("the open score", () => {
  it("is weighted growth over (age in hours + 2) to the power of gravity", () => {
    const growth = { votes: 10, comments: 2, stars: 50, overMs: 24 * HOUR, estimated: false };
    const expected = (10 + 1 + 1) / (14 + 2) ** 1.2;
    expect(trendingScore(growth, asOf - 14 * HOUR, asOf, "day")).toBeCloseTo(expected, 12);
  });

  it("scales growth measured over part of the window up to it", () => {
    const part = { votes: 5, comments: 0, stars: 0, overMs: 6 * HOUR, estimated: false };
    const whole = { ...part, votes: 20, overMs: 24 * HOUR };
    const score = (growth: typeof part) => trendingScore(growth, asOf, asOf, "day");
    expect(score(part)).toBeCloseTo(score(whole), 12);
  });

  it("grows with votes and falls with age, for every paper", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.integer({ min: 1, max: 1_000 }),
        fc.nat(700),
        (votes, more, age) => {
          const growth = { votes, comments: 0, stars: 0, overMs: 24 * HOUR, estimated: false };
          const at = (grown: number, hours: number) =>
            trendingScore({ ...growth, votes: grown }, asOf - hours * HOUR, asOf, "day");
          expect(at(votes + more, age)).toBeGreaterThan(at(votes, age));
          expect(at(votes + more, age + 1)).toBeLessThan(at(votes + more, age));
        },
      ),
    );
  });
});

describe("a trending list", () => {
  it("ranks by the open score", () => {
    const papers = [paperOf("old", 10, 20), paperOf("fresh", 10, 2), paperOf("loved", 90, 20)];
    expect(orderOf(papers)).toEqual(["loved", "fresh", "old"]);
  });

  it("follows a source's own order first, and the score after it", () => {
    const papers = [paperOf("a", 1, 5), paperOf("b", 50, 5), paperOf("c", 9, 5)];
    expect(orderOf(papers, ["arxiv:c", "arxiv:a"])).toEqual(["c", "a", "b"]);
  });

  it("puts the newest first among papers without votes", () => {
    expect(orderOf([paperOf("old", 0, 9), paperOf("new", 0, 1)])).toEqual(["new", "old"]);
  });
});
