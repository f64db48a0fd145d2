import { describe, expect, test } from "vitest";
import { createComposer } from "../../src/digest/composer.ts";
import type { Memory } from "../../src/digest/rules/memory.ts";
import type { NewsKind, PaperNews } from "../../src/paper/news.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import { seenOf } from "../fakes/seen.ts";
import {
  candidateDeps,
  digestOf,
  id,
  MEMORY,
  NOW,
  on,
  onTrending,
  paper,
  YESTERDAY,
} from "./world.ts";

const subscriptions = [on("robots")];
const papers = [1, 2, 3].map((n) => paper(n, "robots", { publishedAt: NOW - 5 * DAY }));

function heard(n: number, at: Instant, kind: NewsKind = "code"): PaperNews {
  return { paper: id(n), kind, at };
}

/** A channel that was sent papers at moments, and its last digest yesterday. */
function sent(seen: Readonly<Record<number, Instant>>): Memory {
  const entries = Object.entries(seen).map(([n, at]) => [id(Number(n)), { at }]);
  return { ...MEMORY, seen: seenOf(Object.fromEntries(entries)) };
}

describe("a paper that was posted", () => {
  test("comes back, last, when its code is released or it is withdrawn", () => {
    const news = [
      heard(2, NOW - 5 * HOUR),
      heard(1, NOW - 4 * HOUR),
      heard(1, NOW - HOUR, "withdrawn"),
    ];
    const memory = sent({ 1: NOW - 3 * DAY, 2: YESTERDAY });
    const digest = digestOf({ papers, subscriptions, news }, memory);
    expect(digest.papers).toEqual([id(3), id(1), id(2)]);
    expect(digest.returned).toEqual([
      { paper: papers[0], kinds: ["code", "withdrawn"] },
      { paper: papers[1], kinds: ["code"] },
    ]);
    expect(digest.notShown.postedBefore).toBe(0);
    expect(digest.empty).toBeUndefined();
  });

  test("comes back once", () => {
    const news = [heard(1, NOW - HOUR)];
    const again = { ...sent({ 1: NOW }), lastDigestAt: NOW };
    expect(digestOf({ papers, subscriptions, news }, again).returned).toEqual([]);
  });

  test.each([
    ["it was heard before", { ...sent({ 1: NOW - HOUR }), lastDigestAt: NOW - HOUR }],
    ["the paper was never posted", MEMORY],
    ["an earlier digest could have told it", { ...sent({ 1: 0 }), lastDigestAt: NOW + DAY }],
    ["there was no digest yet", { seen: seenOf({ [id(1)]: { at: 0 } }) }],
  ])("does not when %s", (_, memory) => {
    const news = [heard(1, NOW - 2 * HOUR)];
    expect(digestOf({ papers, subscriptions, news }, memory).returned).toEqual([]);
  });

  test("comes back when it was heard while the digest waited to be sent", () => {
    const news = [heard(1, YESTERDAY + HOUR)];
    const memory = sent({ 1: YESTERDAY + 2 * HOUR });
    expect(digestOf({ papers, subscriptions, news }, memory).returned).toHaveLength(1);
  });

  test("does not before its time where the clock was set back", () => {
    const news = [heard(1, NOW + HOUR)];
    const memory = sent({ 1: YESTERDAY });
    expect(digestOf({ papers, subscriptions, news }, memory).returned).toEqual([]);
  });

  test("is not counted as kept out by a threshold", () => {
    const news = [heard(1, NOW - HOUR)];
    const world = {
      papers: papers.slice(0, 1),
      subscriptions: [on("robots", { minVotes: 5 })],
      news,
    };
    const { papers: shown, notShown } = digestOf(world, sent({ 1: YESTERDAY }));
    expect([shown, notShown.belowThreshold]).toEqual([[id(1)], 0]);
  });

  test("does not where nothing is followed any more", () => {
    const news = [heard(1, NOW - HOUR)];
    const digest = digestOf({ papers, subscriptions: [], news }, sent({ 1: YESTERDAY }));
    expect([digest.returned, digest.papers, digest.empty?.kind]).toEqual([[], [], "no-topics"]);
  });

  test("stands once in a digest, also while it trends", () => {
    const [one] = papers;
    const news = [heard(1, NOW - HOUR)];
    const world = {
      papers: one ? [{ ...one, votes: 9 }] : [],
      subscriptions: [onTrending()],
      news,
    };
    const digest = digestOf(world, sent({ 1: YESTERDAY }));
    expect([digest.papers, digest.notShown.postedBefore]).toEqual([[id(1)], 0]);
  });
});

test("digests with other news are not taken for the same", () => {
  const news = [heard(1, NOW - HOUR), heard(2, NOW - HOUR, "withdrawn")];
  const matchedAt = Object.fromEntries(papers.map(({ id }) => [id, NOW - 5 * DAY]));
  const composer = createComposer({
    ...candidateDeps({ papers, subscriptions, news, matchedAt }),
    sources: () => [],
  });
  const told = [1, 2, 1].map((n) => {
    const { papers } = composer.compose({ subscriptions }, sent({ [n]: YESTERDAY }), NOW);
    return papers;
  });
  expect(told).toEqual([[id(1)], [id(2)], [id(1)]]);
});
