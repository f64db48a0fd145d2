import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCellRate } from "../../src/collections/cell-rate.ts";

describe("a rate of so many in a row", () => {
  it("for every course of events, lets no more happen in any stretch of time than it says", () => {
    const rate = { inRow: 3, everyMs: 100 };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 250 }), { maxLength: 60 }), (pauses) => {
        let now = 1_000;
        const cells = createCellRate(rate, { now: () => now });
        const done: number[] = [];
        for (const pause of pauses) {
          now += pause;
          if (cells.wait("me") > 0) continue;
          cells.charge("me");
          done.push(now);
        }
        for (const [from, start] of done.entries()) {
          const within = done.slice(from).map((end, at) => ({ count: at + 1, ms: end - start }));
          const most = (ms: number) => rate.inRow + Math.floor(ms / rate.everyMs);
          expect(within.filter(({ count, ms }) => count > most(ms))).toEqual([]);
        }
      }),
    );
  });

  it("says how long to wait, and counts each by themselves", () => {
    const cells = createCellRate({ inRow: 2, everyMs: 100 }, { now: () => 0 });
    cells.charge("me");
    expect(cells.wait("me")).toBe(0);
    cells.charge("me");
    expect(cells.wait("me")).toBe(100);
    expect(cells.wait("you")).toBe(0);
  });

  it("forgets no more than it has to, and takes nothing away for a clock set back", () => {
    let now = 1_000_000;
    const cells = createCellRate({ inRow: 1, everyMs: 100 }, { now: () => now });
    cells.charge("me");
    now = 0;
    expect(cells.wait("me")).toBe(100);
    for (let n = 0; n < 20_000; n++) cells.charge(`other ${n}`);
    expect(cells.wait("me")).toBe(0);
    expect(cells.wait("other 19999")).toBe(100);
  });
});
