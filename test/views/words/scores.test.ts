import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR } from "../../../src/time/durations.ts";
import { scoreNumbers, scoreOf } from "../../../src/trending/score.ts";
import { formulaWords } from "../../../src/views/words/scores.ts";

const NOW = Date.UTC(2026, 5, 12, 12);

const growth = fc.record({
  votes: fc.nat(5_000),
  comments: fc.nat(500),
  stars: fc.nat(50_000),
  overMs: fc.integer({ min: 3 * HOUR, max: 24 * HOUR }),
  estimated: fc.boolean(),
});
const window = fc.constantFrom("day", "week", "month");

/** Works a formula out as a reader would: units and commas put aside. */
function workOut(formula: string): { readonly worked: number; readonly said: number } {
  const number = "([\\d,.]+)";
  const pattern = new RegExp(
    `^\\(${number} votes? \\+ ${number} × ${number} comments? \\+ ${number} × ${number} stars?\\)` +
      `(?: × ${number} h ÷ ${number} h)? ÷ \\(${number} h \\+ 2\\)\\^${number} = ${number}$`,
    "u",
  );
  const found = pattern.exec(formula)?.slice(1) ?? [];
  const numbers = found.map((text) => Number((text ?? "1").replaceAll(",", "")));
  const [votes = 0, w1 = 0, comments = 0, w2 = 0, stars = 0, hours = 0, over = 0] = numbers;
  const [age = 0, gravity = 0, said = 0] = numbers.slice(7);
  const grown = votes + w1 * comments + w2 * stars;
  return { worked: (grown * hours) / over / (age + 2) ** gravity, said };
}

test("for every growth, age and window the formula shown gives the score that ranked", () => {
  fc.assert(
    fc.property(growth, fc.nat(20_000), window, (grown, minutes, over) => {
      const numbers = scoreNumbers(grown, NOW - minutes * 60_000, NOW);
      const { worked, said } = workOut(formulaWords(numbers, over));
      expect(worked).toBeCloseTo(scoreOf(numbers, over), 6);
      expect(Math.abs(worked - said)).toBeLessThanOrEqual(0.005_001);
    }),
  );
});

test("a formula is filled in with the numbers of its paper", () => {
  const numbers = { votes: 34, comments: 2, stars: 120, overHours: 12, ageHours: 17.3 };
  expect(formulaWords(numbers, "day")).toBe(
    "(34 votes + 0.5 × 2 comments + 0.02 × 120 stars) × 24 h ÷ 12 h ÷ (17.3 h + 2)^1.2 = 2.14",
  );
});
