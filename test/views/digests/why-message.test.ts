import { expect, test } from "vitest";
import { type Message, plainText } from "../../../src/chat/message.ts";
import { explain } from "../../../src/digest/explain.ts";
import type { Memory } from "../../../src/digest/rules/memory.ts";
import { createCandidates } from "../../../src/digest/snapshot/candidates.ts";
import { type WhyView, whyMessage } from "../../../src/views/digests/why-message.ts";
import {
  candidateDeps,
  id,
  MEMORY,
  NOW,
  on,
  onTrending,
  paper,
  type World,
} from "../../digest/world.ts";
import { seenOf } from "../../fakes/seen.ts";

test("tells for each topic what matched, the numbers of the rank, and the rule", () => {
  const shown = paper(1, "robots", { votes: 3 });
  const world = { papers: [shown], subscriptions: [on("robots", { minVotes: 5 }), on("whales")] };
  const candidates = createCandidates(candidateDeps(world))(NOW);
  const input = { paper: shown, channel: world, memory: MEMORY, asOf: NOW, candidates };
  const items = whyMessage({ explanation: explain(input) }).blocks.filter(
    (block) => block.kind === "item",
  );
  expect(items.map(({ title }) => plainText(title))).toEqual(["robots", "whales"]);
  expect(plainText(items[0]?.meta ?? "")).toMatch(
    /^Number 1 of 1 · score \d+\.\d\d · ▲ .*3 votes$/,
  );
  expect(plainText(items[0]?.body ?? "")).toBe(
    "Matched: robots in title.\nIt waits: it has 3 votes, and the threshold is 5.\n" +
      "Score: (3 votes + 0.5 × 0 comments + 0.02 × 0 stars) ÷ (1 h + 2)^1.2 = 0.80",
  );
  expect(plainText(items[1]?.body ?? "")).toBe(
    "It does not match: “whales” is nowhere in its title, abstract or keywords.",
  );
});

function whyOf(world: World, more: { memory?: Memory; next?: WhyView["next"] } = {}) {
  const { memory = MEMORY, next } = more;
  const candidates = createCandidates(candidateDeps(world))(NOW);
  const [shown] = world.papers;
  if (!shown) throw new Error("The world has no paper.");
  const input = { paper: shown, channel: world, memory, asOf: NOW, candidates };
  return whyMessage({ explanation: explain(input), ...(next && { next }) });
}

function bodies({ blocks }: Message): string[] {
  return blocks.flatMap((block) => (block.kind === "item" ? [plainText(block.body ?? "")] : []));
}

test("does not tell what matched of a topic that does not match", () => {
  const world = { papers: [paper(1, "robots")], subscriptions: [on("robots whales")] };
  const [said] = bodies(whyOf(world));
  expect(said).toBe("It does not match: “whales” is nowhere in its title, abstract or keywords.");
});

test("tells when the next digest is due in the channel's zone", () => {
  const world = { papers: [paper(1, "robots")], subscriptions: [on("robots")] };
  const slot = { date: "2026-11-24", time: "09:00", at: NOW };
  const next = { slot, zone: "Asia/Tokyo" };
  expect(bodies(whyOf(world, { next }))[0]).toContain(
    "It is in the next digest on Tuesday 24 November, 9:00 Asia/Tokyo.",
  );
});

test("says of trending that a paper does not trend, and over which time", () => {
  const world = { papers: [paper(1, "robots")], subscriptions: [onTrending()] };
  expect(bodies(whyOf(world))[0]).toContain("It does not trend: it gained nothing in the 24 h");
});

test("tells no rank of now for a paper that was posted", () => {
  const world = { papers: [paper(1, "robots", { votes: 3 })], subscriptions: [on("robots")] };
  const seen = seenOf({ [id(1)]: { at: NOW } });
  const items = whyOf(world, { memory: { ...MEMORY, seen } }).blocks.filter(
    (block) => block.kind === "item",
  );
  expect(items.map(({ meta }) => meta)).toEqual([undefined]);
});

test("says after a restored backup that it is not known whether a paper was posted", () => {
  const world = { papers: [paper(1, "robots")], subscriptions: [on("robots")] };
  const message = whyOf(world, { memory: { ...MEMORY, restoredAt: NOW } });
  const notes = message.blocks.flatMap((block) =>
    block.kind === "note" ? [plainText(block.text)] : [],
  );
  expect(notes[0]).toContain("Whether it was posted here is not known");
  expect(notes.join(" ")).not.toContain("Not posted here so far");
});
