import { describe, expect, it } from "vitest";
import { withoutTags } from "../../src/paper/without-tags.ts";

describe("withoutTags", () => {
  it.each([
    ["<jats:p>One</jats:p><jats:p>Two</jats:p>", " One  Two "],
    ["one<br/>two<br>three", "one two three"],
    ['see <a href="https://example.org/x">here</a>', "see here"],
    ["<i>E. coli</i> and <b>bold</b> words", "E. coli and bold words"],
    ["H<sub>2</sub>O, 10<sup>-3</sup>, x<sub>max</sub>", "H₂O, 10⁻³, x_max"],
    ["H<jats:sub>2</jats:sub>O", "H₂O"],
    ["<mml:mi>x</mml:mi>", "x"],
  ])("turns %j into %j", (raw, plain) => {
    expect(withoutTags(raw)).toBe(plain);
  });

  it.each([
    "a < b and c > d",
    "a <b and c> d",
    "the <think> and </think> tokens",
    "triples <x, y, z> and <a and b>",
    "the sentence starts with <s>",
    "vector<int> and List<p:q>",
    "<https://example.org>",
  ])("leaves %j as it is", (text) => {
    expect(withoutTags(text)).toBe(text);
  });

  it.each(["<", "<p ", "<sub>", "<a href=", "</"])("reads 100,000 characters of %j", (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(withoutTags(text).length).toBeLessThanOrEqual(text.length);
  });
});
