import { describe, expect, it } from "vitest";
import type { ApiFault } from "../../../fakes/slack/web-api/api-faults.ts";
import { type Course, liveThrough } from "./live-through.ts";

const KINDS = {
  "a 500": { kind: "status", status: 500 },
  "a 503": { kind: "status", status: 503 },
  internal_error: { kind: "error", error: "internal_error" },
  fatal_error: { kind: "error", error: "fatal_error" },
  "a cut connection": { kind: "cut" },
  "a page of HTML": { kind: "page" },
} as const;

/** Of a digest's messages each shows two papers. */
const TWO = 2;
/**
 * What nobody was shown because the operator prefers that to seeing it twice: one or two papers for
 * each post in doubt. After five days on which nothing was posted the channel is paused, as always.
 */
const HELD_BACK: Readonly<Record<number, number>> = { 2: 3, 5: 8, 50: 18 };
/** A process that dies at once has no time to count the days. */
const HELD_BACK_BY_KILLS: Readonly<Record<number, number>> = { 2: 3, 5: 8, 50: 75 };
/** One for each digest of the days that so many tries take. */
const LINES_OF_AN_OUTAGE: Readonly<Record<number, number>> = { 2: 1, 5: 1, 50: 4 };
const PATIENCE = { timeout: 60_000 };

const numbersOf = async (course: Course) => {
  const { lost, twice, lines } = await liveThrough(course);
  return { lost, twice, lines };
};

const outage = (kind: keyof typeof KINDS, times: number, when: "before" | "after") =>
  Array.from({ length: times }, (): ApiFault => ({ ...KINDS[kind], when }));

const outages = Object.keys(KINDS).flatMap((kind) =>
  [2, 5, 50].map((times) => [times, kind as keyof typeof KINDS] as const),
);

describe("in two steps, the usual way", () => {
  it.each(outages)(
    "%i calls in a row that meet %s show every paper once",
    PATIENCE,
    async (times, kind) => {
      const setting = "line";
      const before = await numbersOf({ setting, faults: outage(kind, times, "before") });
      expect(before).toEqual({ lost: 0, twice: 0, lines: 0 });
      const after = await numbersOf({ setting, faults: outage(kind, times, "after") });
      expect(after).toEqual({ lost: 0, twice: 0, lines: times });
    },
  );

  it.each(outages)(
    "%i edits in a row that meet %s leave nothing behind",
    PATIENCE,
    async (times, kind) => {
      const course = { setting: "line", only: "chat.update" } as const;
      for (const when of ["before", "after"] as const)
        expect(await numbersOf({ ...course, faults: outage(kind, times, when) })).toEqual({
          lost: 0,
          twice: 0,
          lines: 0,
        });
    },
  );

  it.each(outages)(
    "%i calls of any kind in a row that meet %s leave one line a digest at most",
    PATIENCE,
    async (times, kind) => {
      const course = { setting: "line", only: "*" } as const;
      const before = await numbersOf({ ...course, faults: outage(kind, times, "before") });
      expect(before).toEqual({ lost: 0, twice: 0, lines: 0 });
      const after = await numbersOf({ ...course, faults: outage(kind, times, "after") });
      expect(after).toEqual({ lost: 0, twice: 0, lines: LINES_OF_AN_OUTAGE[times] });
    },
  );

  it.each([2, 5, 50])(
    "%i kills in a row, each with a call in hand, show every paper once",
    PATIENCE,
    async (times) => {
      const before = await numbersOf({ setting: "line", kills: { times, when: "before" } });
      expect(before).toEqual({ lost: 0, twice: 0, lines: 0 });
      const after = await numbersOf({ setting: "line", kills: { times, when: "after" } });
      expect(after).toEqual({ lost: 0, twice: 0, lines: times });
    },
  );
});

describe("whole at once, and again when in doubt", () => {
  it.each(outages)(
    "%i posts in a row that meet %s lose no paper, and show one again for each answer lost",
    PATIENCE,
    async (times, kind) => {
      const setting = "resend";
      const before = await numbersOf({ setting, faults: outage(kind, times, "before") });
      expect(before).toEqual({ lost: 0, twice: 0, lines: 0 });
      const after = await numbersOf({ setting, faults: outage(kind, times, "after") });
      expect(after).toEqual({ lost: 0, twice: TWO * times, lines: 0 });
    },
  );

  it.each([2, 5, 50])(
    "%i kills in a row, each with a post in hand, lose no paper",
    PATIENCE,
    async (times) => {
      const before = await numbersOf({ setting: "resend", kills: { times, when: "before" } });
      expect(before).toEqual({ lost: 0, twice: 0, lines: 0 });
      const after = await numbersOf({ setting: "resend", kills: { times, when: "after" } });
      expect(after).toEqual({ lost: 0, twice: TWO * times, lines: 0 });
    },
  );
});

describe("whole at once, and held when in doubt", () => {
  it.each(outages)(
    "%i posts in a row that meet %s show no paper twice",
    PATIENCE,
    async (times, kind) => {
      const setting = "hold";
      const before = await numbersOf({ setting, faults: outage(kind, times, "before") });
      expect(before).toEqual({ lost: HELD_BACK[times], twice: 0, lines: 0 });
      const after = await numbersOf({ setting, faults: outage(kind, times, "after") });
      expect(after).toEqual({ lost: 0, twice: 0, lines: 0 });
    },
  );

  it.each([2, 5, 50])(
    "%i kills in a row, each with a post in hand, show no paper twice",
    PATIENCE,
    async (times) => {
      const before = await numbersOf({ setting: "hold", kills: { times, when: "before" } });
      expect(before).toEqual({ lost: HELD_BACK_BY_KILLS[times], twice: 0, lines: 0 });
      const after = await numbersOf({ setting: "hold", kills: { times, when: "after" } });
      expect(after).toEqual({ lost: 0, twice: 0, lines: 0 });
    },
  );
});
