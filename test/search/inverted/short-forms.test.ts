import { expect, test } from "vitest";
import type { Paper } from "../../../src/paper/paper.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { paperOf } from "../../query/paper-of.ts";

/** So many papers that say it, in segments of three. */
function formsOf(...said: readonly (readonly [times: number, abstract: string])[]) {
  const papers = said
    .flatMap(([times, abstract]) => Array.from({ length: times }, () => abstract))
    .map((abstract, n): Paper => {
      const id = `arxiv:2601.${String(n).padStart(5, "0")}` as const;
      return paperOf({ id, title: `Paper ${n}`, abstract });
    });
  const set = createSegmentSet();
  for (let at = 0; at < papers.length; at += 3) set.add(papers.slice(at, at + 3));
  return { set, forms: createSearch(set.all, () => []).shortForms, papers };
}

const LLM = "We study large language models (LLMs).";

test("a short form is what several papers say it is, in whichever segments they are", () => {
  const { forms } = formsOf([4, LLM], [1, "The Large Language Model (LLM) speaks."]);
  expect(forms.longOf("llm")).toEqual(["large language models"]);
  expect(forms.shortOf(["large", "language", "model"])).toBe("LLM");
  expect(forms.shortOf(["language", "model"])).toBeUndefined();
  expect(forms.longOf("model")).toEqual([]);
});

test("fewer papers say nothing, also once some are removed and their segments merged", () => {
  expect(formsOf([4, LLM]).forms.longOf("llm")).toEqual([]);
  const { set, forms, papers } = formsOf([5, LLM]);
  expect(forms.longOf("llm")).toEqual(["large language models"]);
  set.remove(papers.slice(0, 1).map(({ id }) => id));
  const others = formsOf([60, "Nothing."]).papers.map((paper, n): Paper => {
    return { ...paper, id: `arxiv:2602.${String(n).padStart(5, "0")}` };
  });
  for (const paper of others) set.add([paper]);
  expect(forms.longOf("llm")).toEqual([]);
});

test("papers that mean different things by it say nothing", () => {
  const mixed = formsOf(
    [6, "Attack success rate (ASR)"],
    [5, "automatic speech recognition (ASR)"],
  );
  expect(mixed.forms.longOf("asr")).toEqual([]);
  expect(mixed.forms.shortOf(["attack", "success", "rate"])).toBeUndefined();
});

test("one who means another thing does not change what the others say", () => {
  const { forms } = formsOf([20, LLM], [4, "Lovely little monkeys (LLM) are everywhere"]);
  expect(forms.longOf("llm")).toEqual(["large language models"]);
  expect(forms.shortOf(["lovely", "little", "monkeys"])).toBeUndefined();
});

test("a word that few of those who use it explain so stays a word", () => {
  const { forms } = formsOf([6, "maximum a posteriori (MAP)"], [100, "We draw a map."]);
  expect(forms.longOf("map")).toEqual([]);
  expect(forms.shortOf(["maximum", "a", "posteriori"])).toBeUndefined();
});

test("two usual ways to write it out are both told, the commoner first; what is written joined is one", () => {
  const { forms } = formsOf(
    [6, "reinforcement learning from human feedback (RLHF)"],
    [3, "reinforcement learning with human feedback (RLHF)"],
    [5, "parameter-efficient fine-tuning (PEFT)"],
    [4, "parameter-efficient finetuning (PEFT)"],
  );
  expect(forms.longOf("rlhf")).toEqual([
    "reinforcement learning from human feedback",
    "reinforcement learning with human feedback",
  ]);
  expect(forms.shortOf(["parameter", "efficient", "finetuning"])).toBe("PEFT");
});
