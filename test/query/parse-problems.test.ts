import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { problems, understood } from "./understood.ts";

describe("parseQuery", () => {
  it.each([
    [
      "cat:androids a1",
      "a1",
      "“cat:” needs a category such as cs.RO; “cat:androids” was left out.",
    ],
    [
      "cat:cs.ML a1",
      "a1",
      "arXiv has no category “cs.ML”; near it: cs.LG, stat.ML, cs.CL. “cat:cs.ML” was left out.",
    ],
    [
      "cs.ZZ a1",
      "cs.ZZ a1",
      "arXiv has no category “cs.ZZ”; near it: cs. It was searched as a word.",
    ],
    [
      "cat:(cs.RO OR androids) a1",
      "cat:cs.RO a1",
      "“cat:” needs a category such as cs.RO; “cat:androids” was left out.",
    ],
    [
      "a1 tr*er *former",
      "a1 tr*er former",
      "A star stands for letters at the end of a word of three or more, outside quotation marks; elsewhere it was ignored.",
    ],
    [
      "since:1/2/2026 a1",
      "a1",
      "“since:” needs a date such as since:2026-01-31; “since:1/2/2026” was left out.",
    ],
    ["a1 cat:", "a1", "“cat:” needs a category such as cs.RO; it was left out."],
    ["votes:ten a1", "a1", "“votes:” needs a number such as votes:>20; “votes:ten” was left out."],
    [
      "since:2026-02-29 a1",
      "a1",
      "“since:” needs a date such as since:2026-01-31; “since:2026-02-29” was left out.",
    ],
    [
      "until:soon a1",
      "a1",
      "“until:” needs a date such as until:2026-01-31; “until:soon” was left out.",
    ],
    ["has:dataset a1", "a1", "“has:” needs code, project or summary; “has:dataset” was left out."],
    [
      "like:this a1",
      "a1",
      "“like:” needs a paper’s id such as like:2401.01234; “like:this” was left out.",
    ],
    ["in:summary a1", "a1", "“in:” needs title or abstract; “in:summary” was left out."],
    [
      "in:title a1 in:abstract",
      "title:a1",
      "A group looks in one place; only “in:title” was kept.",
    ],
    ["a1 OR", "a1", "“OR” needs something on both sides; it was left out."],
    ["a1 NOT", "a1", "“NOT” needs a word, a phrase or a group behind it; it was left out."],
    [
      "a1 -in:title",
      "title:a1",
      "“NOT” needs a word, a phrase or a group behind it; it was left out.",
    ],
    ['a1 "b c', 'a1 "b c"', "A quotation mark was not closed; it was closed at the end."],
    ["(a1 b1", "a1 b1", "A parenthesis was not closed; it was closed at the end."],
    ["a1) b1", "a1 b1", "A closing parenthesis had no opening one; it was ignored."],
    [
      "((((((((((a1 OR b1))))) c1))))) d1",
      "(a1 OR b1) c1 d1",
      "Parentheses can be nested 8 deep; those further in were ignored.",
    ],
    [
      "-survey",
      "-survey",
      "This only says what to leave out and matches every other paper; add what you do want.",
    ],
    [
      "a1 OR -b1",
      "a1 OR -b1",
      "This only says what to leave out and matches every other paper; add what you do want.",
    ],
    [
      "of the",
      "of the",
      "Such common words match nearly every paper; add what it should be about.",
    ],
    ["🤖 …", "", "Nothing in “🤖 …” can be searched for; type words such as diffusion policy."],
  ])("says back what it made of %s", (text, canonical, problem) => {
    expect(understood(text)).toBe(canonical);
    expect(problems(text)).toEqual([problem]);
  });

  it("takes an unknown field for words and names those it knows", () => {
    const { expr, problems } = parseQuery("foo:bar");
    expect(expr).toMatchObject({ kind: "text", text: "foo:bar" });
    expect(problems).toEqual([
      expect.stringMatching(/^“foo:” is not one of author:, .*“foo:bar” was searched as words\.$/),
    ]);
    expect(parseQuery('venue:"Nature"').problems).toHaveLength(1);
    expect(parseQuery("__proto__:x constructor:y").problems).toHaveLength(2);
  });

  it("keeps 32 terms and says which was the first left out", () => {
    const words = Array.from({ length: 40 }, (_, n) => `word${n}`);
    expect(understood(words.join(" "))).toBe(words.slice(0, 32).join(" "));
    expect(problems(words.join(" "))).toEqual([
      "A query holds at most 32 terms and 500 characters; “word32” and what follows was left out.",
    ]);
  });

  it("keeps whole words up to 500 characters", () => {
    const [a, b, c] = ["a", "b", "c"].map((letter) => letter.repeat(200));
    expect(understood(`${a} ${b} ${c} d`)).toBe(`${a} ${b}`);
    expect(understood(`"${"word ".repeat(200)}"`)).toBe("");
  });

  it("does not list a hundred problems", () => {
    const told = problems(Array.from({ length: 100 }, (_, n) => `votes:x${n}`).join(" "));
    expect(told).toHaveLength(6);
    expect(told.at(-1)).toBe("95 more parts were not understood.");
  });
});
