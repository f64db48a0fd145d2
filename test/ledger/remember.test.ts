import { expect, test } from "vitest";
import { remember } from "../../src/ledger/remember.ts";
import { DAY } from "../../src/time/durations.ts";

const NOW = Date.UTC(2026, 11, 1);

test("adds what was sent, and a later sending replaces an earlier one", () => {
  const seen = { "arxiv:2401.00001": { at: NOW - 5 }, "arxiv:2401.00002": { at: NOW - 4 } };
  const sent = { "arxiv:2401.00002": { at: NOW, messageId: "m" } };
  expect(remember(seen, sent, NOW)).toEqual({ "arxiv:2401.00001": { at: NOW - 5 }, ...sent });
});

test("forgets a paper after two years and not before", () => {
  const seen = {
    "arxiv:2401.00001": { at: NOW - 2 * 365 * DAY },
    "arxiv:2401.00002": { at: NOW - 2 * 365 * DAY + 1 },
  };
  expect(Object.keys(remember(seen, {}, NOW))).toEqual(["arxiv:2401.00002"]);
});

test("beyond 20,000 papers forgets the oldest", () => {
  const papers = Array.from({ length: 20_001 }, (_, n) => [`arxiv:${n}`, { at: NOW - n }]);
  const kept = remember(Object.fromEntries(papers), { "arxiv:new": { at: NOW } }, NOW);
  expect(Object.keys(kept)).toHaveLength(20_000);
  expect(kept).toHaveProperty("arxiv:new");
  expect(kept).not.toHaveProperty("arxiv:20000");
});
