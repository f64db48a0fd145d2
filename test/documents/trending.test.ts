import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { TRENDING } from "../../src/trending/score.ts";
import { formulaWords } from "../../src/views/words/scores.ts";
import { root } from "../imports.ts";

const page = readFileSync(join(root, "docs", "trending.md"), "utf8");

it("docs/trending.md has the score's formula with the numbers that are used", () => {
  const { votes, comments, stars } = TRENDING.weights;
  expect(page).toContain(`${votes} × votes + ${comments} × comments + ${stars} × stars`);
  for (const [window, { hours, gravity }] of Object.entries(TRENDING.windows))
    expect(page).toContain(`| ${window} | ${hours} | ${gravity} |`);
});

it("docs/trending.md shows the formula as `why` does", () => {
  const numbers = { votes: 34, comments: 2, stars: 120, overHours: 12, ageHours: 17.3 };
  expect(page).toContain(formulaWords(numbers, "day"));
});
