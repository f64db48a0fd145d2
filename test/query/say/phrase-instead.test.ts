import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import { leftOut } from "../../../src/query/say/left-out.ts";
import { phraseInstead } from "../../../src/query/say/phrase-instead.ts";

describe("the phrase that may be meant by words", () => {
  it.each([
    ["diffusion policy", '"diffusion policy"'],
    ["Diffusion Policy cat:cs.RO -survey", '"Diffusion Policy" cat:cs.RO -survey'],
    ["the art of the deal is", '"art of the deal"'],
    ["cat:cs.RO robot arm control has:code", '"robot arm control" cat:cs.RO has:code'],
    ["robot arm in:title", 'title:"robot arm"'],
    ['"flow matching" robot arm', '"robot arm" "flow matching"'],
  ])("of %s is %s", (typed, phrase) => {
    expect(phraseInstead(typed, parseQuery(typed))?.text).toBe(phrase);
  });

  it.each([
    "robots",
    '"diffusion policy"',
    "robot OR drone",
    "robot (arm OR leg)",
    "diffusion, policy",
    "author:Levine robots",
    "the robots",
    "",
  ])("is not offered for %j", (typed) => {
    expect(phraseInstead(typed, parseQuery(typed))).toBeUndefined();
  });
});

describe("what is left out of a topic", () => {
  it.each([
    ["the art of the deal", ["“the” and “of” are in nearly every paper and were left out."]],
    [
      "the robots 🤖",
      ["“the” is in nearly every paper and was left out.", "“🤖” is no word and was left out."],
    ],
    ['"state of the art"', []],
    ["is it", []],
    ["diffusion policy", []],
    ["!!!", []],
  ])("of %s is said", (typed, said) => {
    expect(leftOut(typed, parseQuery(typed))).toEqual(said);
  });
});
