import { expect, test } from "vitest";
import { definitionsIn, longKey } from "../../../src/query/words/definitions.ts";

test.each([
  ["Large Language Models (LLMs) are", "llm", "LLM", "large language models"],
  [
    "we use parameter-efficient fine-tuning (PEFT).",
    "peft",
    "PEFT",
    "parameter efficient fine tuning",
  ],
  [
    "by reinforcement learning from human feedback (RLHF), we",
    "rlhf",
    "RLHF",
    "reinforcement learning from human feedback",
  ],
  ["a mixture of experts (MoE; sparse)", "moe", "MoE", "mixture of experts"],
  ["Neural radiance fields (NeRF) are", "nerf", "NeRF", "neural radiance fields"],
  ["low-rank adaptation (LoRA) of", "lora", "LoRA", "low rank adaptation"],
  ["the deep convolutional neural network (CNN)", "cnn", "CNN", "convolutional neural network"],
])("reads the short form of “%s”", (text, token, short, long) => {
  expect(definitionsIn(text)).toEqual([{ token, short, long }]);
});

test.each([
  ["letters that the words do not begin with", "graph attention networks (LLM)"],
  ["a word that the letters leave out", "large, quite big language models (LLM)"],
  ["what is no short form", "of all of them (here), and a year (2024) on"],
  ["one capital, as in a name", "by Ada Lovelace (Al)"],
  ["a bracket that says more", "large language models (LLMs as judges)"],
  ["a single word", "transformers (TF)"],
  ["nothing before it", "(LLM)"],
])("reads nothing from %s", (_, text) => {
  expect(definitionsIn(text)).toEqual([]);
});

test("a text of brackets and hyphens alone is read in no time that grows with its square", () => {
  expect(definitionsIn("a-a-a-a-a-a-a-a (AAAAAAAA)".repeat(4_000)).length).toBeLessThan(2);
});

test("one key for the ways to write it out", () => {
  const key = longKey(["parameter", "efficient", "fine", "tuning"]);
  expect(longKey(["parameter", "efficient", "finetuning"])).toBe(key);
  expect(longKey(["graph", "neural", "networks"])).toBe(longKey(["graph", "neural", "network"]));
  expect(longKey(["learning", "from", "feedback"])).toBe(longKey(["learning", "with", "feedback"]));
});
