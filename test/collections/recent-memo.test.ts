import fc from "fast-check";
import { expect, it } from "vitest";
import { recentMemo } from "../../src/collections/recent-memo.ts";

const LIMIT = 8;

it("for every series of questions answers with what was worked out, anew only after half as many others as it holds", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 60 }), (questions) => {
      const recent = recentMemo<number, { readonly of: number }>(LIMIT);
      const answers: { readonly of: number }[] = [];
      for (const [at, question] of questions.entries()) {
        const answer = recent(question, () => ({ of: question }));
        answers.push(answer);
        expect(answer.of).toBe(question);
        const last = questions.lastIndexOf(question, at - 1);
        if (at === 0 || last < 0) continue;
        const others = new Set(questions.slice(last + 1, at));
        if (others.size < LIMIT / 2) expect(answer).toBe(answers[last]);
      }
    }),
  );
});

it("forgets what was not asked for while as many others were as it holds", () => {
  const recent = recentMemo<number, object>(LIMIT);
  const first = recent(0, () => ({}));
  for (let n = 1; n <= LIMIT; n++) recent(n, () => ({}));
  expect(recent(0, () => ({}))).not.toBe(first);
});
