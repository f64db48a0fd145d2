import { expect, test } from "vitest";
import { createTermNumbering } from "../../../src/query/words/term-numbering.ts";
import { tokenOf } from "../../../src/query/words/token.ts";
import { readTokens, tokenize } from "../../../src/query/words/tokenize.ts";

const TEXTS = ["Diffusion policies", "a policy of diffusion", "policies, GPT-4 and Schrödinger"];

test("for every token has the number of its text, while other numberings number the same tokens", () => {
  const [one, other] = [createTermNumbering(), createTermNumbering()];
  other.of("another comes first");
  for (const token of TEXTS.flatMap(readTokens)) {
    for (const numbering of [one, other, one]) {
      const number = numbering.ofToken(token);
      expect(numbering.texts()[number]).toBe(token.text);
    }
  }
  expect(one.texts()).toEqual([...new Set(TEXTS.flatMap(tokenize))]);
});

test("numbers equal texts alike, whichever object brings them", () => {
  const numbering = createTermNumbering();
  expect([numbering.ofToken(tokenOf("robot")), numbering.ofToken(tokenOf("robot"))]).toEqual([
    0, 0,
  ]);
  expect([numbering.of("arm"), numbering.of("robot")]).toEqual([1, 0]);
});
