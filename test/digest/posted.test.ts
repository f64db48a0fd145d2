import { expect, test } from "vitest";
import { packDigest, unpackDigest } from "../../src/digest/posted.ts";
import { HOUR } from "../../src/time/durations.ts";
import { scoreOf } from "../../src/trending/score.ts";
import { seenOf } from "../fakes/seen.ts";
import { digestOf, id, MEMORY, NOW, on, onTrending, paper, YESTERDAY } from "./world.ts";

const again = paper(9, "drones", { publishedAt: NOW - 30 * HOUR });
const world = {
  papers: [
    paper(1, "robots", { votes: 9 }),
    paper(2, "robots", { votes: 3 }),
    paper(3, "whales", { votes: 4, comments: 2, stars: 70 }),
    again,
  ],
  subscriptions: [on("whales"), on("robots", { limit: 1 }), onTrending({ limit: 1 })],
  news: [{ paper: again.id, kind: "code" as const, at: NOW }],
};
const memory = { ...MEMORY, seen: seenOf({ [again.id]: { at: YESTERDAY - HOUR } }) };

test("a digest is read back with the window, order, places and numbers it was posted with", () => {
  const digest = digestOf(world, memory);
  const posted = unpackDigest(JSON.parse(JSON.stringify(packDigest(digest))));
  expect(posted).toMatchObject({ asOf: NOW, window: "day" });
  const items = posted?.sections.flatMap((section) => section.items) ?? [];
  expect([...items, ...(posted?.returned ?? [])].map((each) => each.id)).toEqual(digest.papers);
  expect(posted?.sections.map(({ topic, of }) => [topic.kind, of])).toEqual([
    ["trending", 3],
    ["query", 1],
    ["query", 2],
  ]);
  expect(items.map(({ place }) => place)).toEqual([1, 1, 2]);
  expect(posted?.returned).toEqual([{ id: again.id, kinds: ["code"] }]);
  const ranked = digest.sections.flatMap((section) => section.items.map((item) => item.ranked));
  expect(items.map(({ numbers }) => scoreOf(numbers, "day"))).toEqual(
    ranked.map(({ score }) => score),
  );
  expect(items.map(({ votes }) => votes)).toEqual(ranked.map((each) => each.paper.votes));
});

test("a digest of twenty papers is kept in less than fifteen hundred bytes", () => {
  const papers = Array.from({ length: 20 }, (_, n) =>
    paper(n, "robots", { votes: 1_000 + n, comments: 100, stars: 12_345 }),
  );
  const digest = digestOf({ papers, subscriptions: [on("robots", { limit: 20 })] });
  expect(digest.papers).toHaveLength(20);
  expect(JSON.stringify(packDigest(digest)).length).toBeLessThan(1_500);
});

test.each([undefined, {}, [2, 1, "day", [], []], [1, NOW, "day", [["robots", 1, [[id(1)]]]], []]])(
  "what cannot be read is not known: %j",
  (value) => {
    expect(unpackDigest(value)).toBeUndefined();
  },
);

test("topics without a paper to show are named", () => {
  const { quiet } = digestOf({ ...world, subscriptions: [on("robots"), on("Xylophone sounds")] });
  expect(quiet).toEqual(["Xylophone sounds"]);
});
