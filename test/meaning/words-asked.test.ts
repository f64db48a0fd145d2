import { expect, test } from "vitest";
import { wordsAsked } from "../../src/meaning/words-asked.ts";
import { parseQuery } from "../../src/query/parse.ts";

test.each([
  ["in the snow, driving robots", "snow driving robots"],
  ['"flow matching" OR robots', "flow matching robots"],
  ["gripper -survey cat:cs.RO votes:>5", "gripper"],
  ['author:"Ada Example"', ""],
  ["", ""],
])("%s asks for “%s”", (typed, words) => {
  expect(wordsAsked(parseQuery(typed))).toBe(words);
});
