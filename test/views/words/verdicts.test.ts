import { describe, expect, it } from "vitest";
import type { Unheard } from "../../../src/sources/source.ts";
import { verdictWords } from "../../../src/views/words/verdicts.ts";

const NOW = Date.UTC(2026, 10, 29, 9);

function wordsOf(unheard: Unheard, reason?: string): string {
  const until = NOW + 4_200;
  const verdict = {
    status: "limited",
    at: NOW,
    until,
    unheard,
    ...(reason && { reason }),
  } as const;
  return verdictWords({ title: "arXiv", verdict });
}

describe("what is said of a source that was not heard", () => {
  it.each([
    [{ kind: "not-yet" }, "arXiv has not answered yet."],
    [{ kind: "asking" }, "Also asking arXiv …"],
    [
      { kind: "too-late", patienceMs: 6_000 },
      "arXiv did not answer within 6 s; the same search again may find more.",
    ],
    [{ kind: "not-asked" }, "Not asked now: it did not answer."],
    [
      { kind: "allowance", whose: "server" },
      "arXiv was not asked: this server has asked much in a short time; ask again in 5 s.",
    ],
    [
      { kind: "allowance", whose: "person" },
      "arXiv was not asked: you have asked much in a short time; ask again in 5 s.",
    ],
  ] as const)("is a sentence for %j", (unheard, sentence) => {
    expect(wordsOf(unheard)).toBe(sentence);
  });

  it("holds the source's own sentence where it spoke last", () => {
    expect(wordsOf({ kind: "not-asked" }, "arXiv did not answer in time.")).toBe(
      "Not asked now: arXiv did not answer in time.",
    );
  });
});

it("a source that says nothing of itself is named with its status", () => {
  expect(verdictWords({ title: "arXiv", verdict: { status: "stale", at: NOW } })).toBe(
    "arXiv is stale.",
  );
});
