import { expect, it } from "vitest";
import { didYouMean } from "../../src/search/did-you-mean.ts";

const known = new Map([
  ["difusion", "diffusion"],
  ["modle", "model"],
  ["levin", "levine"],
  ["gpro", "grpo"],
  ["inforcement", "reinforcement"],
  ["2024", "2025"],
]);
const suggest = (word: string) => known.get(word.toLowerCase());

it.each([
  ["difusion modle", "diffusion model"],
  ['author:"Sergey Levin" -modle', 'author:"Sergey Levine" -model'],
  ["Modle GPRO 2024", "Model GRPO 2024"],
  ["re-inforcement modle", "re-inforcement model"],
  ["difusion OR modle votes:>20", "diffusion OR model votes:>20"],
])("of %s is meant %s", (typed, meant) => {
  expect(didYouMean(typed, suggest)).toBe(meant);
});

it("is nothing where every word is known, or none is near", () => {
  expect(didYouMean("diffusion", suggest)).toBeUndefined();
  expect(didYouMean("xyzzy cat:cs.RO", suggest)).toBeUndefined();
});

it("leaves the names of fields, values that are no words, and the words that join alone", () => {
  const asked: string[] = [];
  didYouMean("author:modle OR NOT in:title cat:quant-ph has:code and", (word) => {
    asked.push(word);
    return undefined;
  });
  expect(asked).toEqual(["modle"]);
});

it.each([
  "https://papers.cool/arxiv/2510.11690",
  "difusion.org/levin/modle",
  "levin@difusion.org",
  "http://levin/?q=modle",
])("corrects nothing inside the address %s", (typed) => {
  expect(didYouMean(typed, suggest)).toBeUndefined();
  expect(didYouMean(`${typed} modle`, suggest)).toBe(`${typed} model`);
});

it("takes a text of the longest length in a moment, whatever it holds", () => {
  for (const unit of ["a.", "a:", "a@", "://", "a./", "a "])
    expect(didYouMean(unit.repeat(2_000), () => undefined)).toBeUndefined();
});
