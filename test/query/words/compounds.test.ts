import { expect, test } from "vitest";
import { splitsOf } from "../../../src/query/words/compounds.ts";

test.each([
  ["fine", "tuning"],
  ["over", "smoothing"],
  ["instruct", "gpt"],
  ["cross", "checks"],
  ["k", "means"],
  ["co", "training"],
  ["re", "ranking"],
  ["scale", "up"],
  ["add", "on"],
])("takes what is also written as %s %s apart, as often as it is asked", (first, second) => {
  for (const _ of [1, 2]) expect(splitsOf(first + second)).toContainEqual([first, second]);
});

test.each(["learning", "robotics", "overall", "we", ""])("leaves %j whole", (word) => {
  expect(splitsOf(word)).toEqual([]);
});
