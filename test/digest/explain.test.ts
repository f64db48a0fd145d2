import { expect, test } from "vitest";
import { explain } from "../../src/digest/explain.ts";
import type { Memory } from "../../src/digest/rules/memory.ts";
import { createCandidates } from "../../src/digest/snapshot/candidates.ts";
import { HOUR } from "../../src/time/durations.ts";
import { seenOf } from "../fakes/seen.ts";
import {
  candidateDeps,
  id,
  MEMORY,
  NOW,
  on,
  onTrending,
  paper,
  type World,
  YESTERDAY,
} from "./world.ts";

function fatesOf(n: number, world: World, memory: Memory = MEMORY) {
  const wanted = world.papers.find((each) => each.id === id(n)) ?? paper(n, "whales");
  const candidates = createCandidates(candidateDeps(world))(NOW);
  return explain({ paper: wanted, channel: world, memory, asOf: NOW, candidates });
}

test("tells for each topic how a paper matched, its place and what becomes of it", () => {
  const world = {
    papers: [
      paper(1, "robots", { votes: 9 }),
      paper(2, "robots", { votes: 3 }),
      paper(3, "robots", { votes: 4 }),
    ],
    subscriptions: [
      on("robots in:title", { limit: 1 }),
      on("part", { minVotes: 5 }),
      on("whales part"),
      onTrending({ minVotes: 5 }),
    ],
  };
  const { topics, posted } = fatesOf(2, world);
  expect(posted).toBeUndefined();
  expect(topics.map(({ fate }) => fate)).toEqual([
    { kind: "below-threshold", votes: 3, minVotes: 5 },
    { kind: "over-limit", limit: 1 },
    { kind: "below-threshold", votes: 3, minVotes: 5 },
    { kind: "no-match" },
  ]);
  expect(topics[1]).toMatchObject({ rank: { place: 3, of: 3 }, matchedBy: ["robots in title"] });
  expect(topics[3]?.matchedBy).toEqual(["part in title"]);
});

test("says which topic shows a paper that several answer", () => {
  const world = { papers: [paper(1, "robots")], subscriptions: [on("robots"), on("part")] };
  expect(fatesOf(1, world).topics.map(({ fate }) => fate)).toEqual([
    { kind: "next" },
    { kind: "elsewhere", name: "robots" },
  ]);
});

test("says that a paper comes again, and why, and on which topics it matches", () => {
  const posted = paper(1, "robots");
  const news = [{ paper: posted.id, kind: "code" as const, at: NOW }];
  const world = { papers: [posted], subscriptions: [on("robots"), on("whales")], news };
  const { topics, returns } = fatesOf(1, world, {
    ...MEMORY,
    seen: seenOf({ [posted.id]: { at: 0 } }),
  });
  expect(returns).toEqual(["code"]);
  expect(topics.map(({ fate }) => fate)).toEqual([
    { kind: "returns", news: ["code"] },
    { kind: "no-match" },
  ]);
});

test("says when a paper was posted here", () => {
  const world = { papers: [paper(1, "robots")], subscriptions: [on("robots")] };
  const seen = seenOf({ [id(1)]: { at: YESTERDAY } });
  const { posted, topics } = fatesOf(1, world, { ...MEMORY, seen });
  expect(posted).toEqual({ at: YESTERDAY });
  expect(topics[0]?.fate).toEqual({ kind: "posted-before" });
});

test("tells a paper that had its chance from one that topics no longer remember", () => {
  const matchedAt = { [id(1)]: YESTERDAY - 5 * HOUR };
  const world = { papers: [paper(1, "robots")], subscriptions: [on("robots")], matchedAt };
  expect(fatesOf(1, world).topics[0]?.fate).toEqual({ kind: "earlier" });
  const unknown = { papers: [], subscriptions: [on("whales")] };
  expect(fatesOf(7, unknown).topics[0]?.fate).toEqual({ kind: "too-old" });
});

test("says of a paper that does not match which conditions fail", () => {
  const world = { papers: [paper(1, "robots")], subscriptions: [on("robots whales cat:cs.RO")] };
  expect(fatesOf(1, world).topics[0]).toMatchObject({
    fate: { kind: "no-match" },
    missing: ["“whales” is nowhere in its title, abstract or keywords", "it is not in cs.RO"],
  });
});

test("does not say of a paper that it was posted where only a backup may know", () => {
  const world = { papers: [paper(1, "robots")], subscriptions: [on("robots")] };
  const explained = fatesOf(1, world, { ...MEMORY, restoredAt: NOW });
  expect(explained.topics[0]?.fate).toEqual({ kind: "maybe-posted" });
  expect([explained.posted, explained.restoredAt]).toEqual([undefined, NOW]);
});

test("says of a posted paper that topics no longer remember that it was posted", () => {
  const world = { papers: [], subscriptions: [on("whales")] };
  const seen = seenOf({ [id(7)]: { at: YESTERDAY } });
  expect(fatesOf(7, world, { ...MEMORY, seen }).topics[0]?.fate).toEqual({ kind: "posted-before" });
});
