import { describe, expect, it } from "vitest";
import type { Paper, Sighting } from "../../src/paper/paper.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { growthIn } from "../../src/trending/growth.ts";

const asOf = Date.UTC(2026, 5, 12, 12);
const span = { asOf, lengthMs: DAY };

function paperOf(ageMs: number, votes: number): Paper {
  return {
    id: "arxiv:2606.00001",
    title: "A paper",
    abstract: "",
    authors: [],
    categories: [],
    publishedAt: asOf - ageMs,
    links: { page: "https://example.org" },
    keywords: [],
    votes,
  };
}

function seen(agoMs: number, votes: number, source = "huggingface"): Sighting {
  return { paper: "arxiv:2606.00001", source, at: asOf - agoMs, votes };
}

describe("growth within a window", () => {
  it("is the difference since the last sighting before the window", () => {
    const sightings = [seen(30 * HOUR, 10), seen(6 * HOUR, 30), seen(0, 44)];
    expect(growthIn(paperOf(5 * DAY, 44), sightings, span)).toMatchObject({
      votes: 34,
      overMs: DAY,
      estimated: false,
    });
  });

  it("is everything a paper has when it was published within the window", () => {
    expect(growthIn(paperOf(10 * HOUR, 12), [seen(0, 12)], span)).toMatchObject({
      votes: 12,
      estimated: false,
    });
  });

  it("is measured between two sightings when none is older than the window", () => {
    const sightings = [seen(6 * HOUR, 20), seen(0, 25)];
    expect(growthIn(paperOf(9 * DAY, 25), sightings, span)).toMatchObject({
      votes: 5,
      overMs: 6 * HOUR,
      estimated: false,
    });
  });

  it("is estimated from count and age after a single sighting", () => {
    expect(growthIn(paperOf(4 * DAY, 40), [seen(0, 40)], span)).toMatchObject({
      votes: 10,
      estimated: true,
    });
  });

  it("does not trust two sightings a few minutes apart", () => {
    const sightings = [seen(HOUR / 4, 36), seen(0, 40)];
    expect(growthIn(paperOf(4 * DAY, 40), sightings, span)).toMatchObject({
      votes: 10,
      estimated: true,
    });
  });

  it("is estimated for a paper that was not looked at within the window", () => {
    expect(growthIn(paperOf(4 * DAY, 40), [seen(25 * HOUR, 40)], span)).toMatchObject({
      votes: 10,
      estimated: true,
    });
  });

  it("is not what it grew before the window, when it was last seen as that began", () => {
    const sightings = [seen(30 * HOUR, 10), seen(DAY, 40)];
    expect(growthIn(paperOf(40 * DAY, 40), sightings, span)).toMatchObject({
      votes: 1,
      overMs: DAY,
      estimated: true,
    });
  });

  it("is nothing when votes fell", () => {
    expect(growthIn(paperOf(5 * DAY, 9), [seen(DAY, 12), seen(0, 9)], span).votes).toBe(0);
  });

  it("does not compare one source's votes with another's", () => {
    const sightings = [seen(2 * DAY, 500, "other"), seen(25 * HOUR, 10), seen(0, 13)];
    expect(growthIn(paperOf(5 * DAY, 13), sightings, span).votes).toBe(3);
  });

  it("ignores sightings after the moment it describes", () => {
    const sightings = [seen(DAY, 10), seen(0, 13), seen(-HOUR, 99)];
    expect(growthIn(paperOf(5 * DAY, 13), sightings, span).votes).toBe(3);
  });
});
