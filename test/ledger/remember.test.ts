import { expect, test } from "vitest";
import { remember } from "../../src/ledger/remember.ts";
import type { PaperId } from "../../src/paper/id.ts";
import { DAY } from "../../src/time/durations.ts";
import { papersSeen, seenOf } from "../fakes/seen.ts";

const NOW = Date.UTC(2026, 11, 1);
const sent: PaperId = "arxiv:2401.00002";

test("adds what was sent, and a later sending replaces an earlier one", () => {
  const seen = seenOf({ "arxiv:2401.00001": { at: NOW - 5 }, [sent]: { at: NOW - 4 } });
  const after = remember(seen, [{ at: NOW, endedAt: NOW + 1, papers: [sent] }], NOW);
  expect(papersSeen(after)).toEqual({
    "arxiv:2401.00001": { at: NOW - 5 },
    [sent]: { at: NOW, endedAt: NOW + 1 },
  });
});

test("is the same value when nothing was sent", () => {
  const seen = seenOf({ [sent]: { at: NOW } });
  expect(remember(seen, [{ at: NOW, papers: [] }], NOW)).toBe(seen);
});

test("forgets a paper after two years and not before", () => {
  const seen = seenOf({
    "arxiv:2401.00001": { at: NOW - 2 * 365 * DAY },
    "arxiv:2401.00003": { at: NOW - 2 * 365 * DAY + 1 },
  });
  const after = remember(seen, [{ at: NOW, papers: [sent] }], NOW);
  expect(Object.keys(papersSeen(after))).toEqual(["arxiv:2401.00003", sent]);
});

test("beyond 20,000 papers forgets the oldest messages", () => {
  const papers = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, n) => `arxiv:2601.${String(from + n).padStart(5, "0")}` as const,
    );
  const old = remember(seenOf({}), [{ at: NOW - 2, papers: papers(0, 8) }], NOW);
  const more = { at: NOW - 1, papers: papers(8, 19_990) };
  const full = remember(old, [more], NOW);
  expect(Object.keys(papersSeen(full))).toHaveLength(19_998);
  const after = remember(full, [{ at: NOW, papers: papers(20_000, 3) }], NOW);
  expect(Object.keys(papersSeen(after))).toHaveLength(19_993);
  expect(after.has("arxiv:2601.00007")).toBe(false);
  expect(after.has("arxiv:2601.00008")).toBe(true);
});
