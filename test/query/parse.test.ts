import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { printQuery } from "../../src/query/say/print.ts";
import { problems, understood } from "./understood.ts";

describe("parseQuery", () => {
  it("reads every part of the language at once", () => {
    const text =
      '"diffusion policy" in:title author:"Sergey Levine" cat:cs.RO has:code votes:>20 since:2026-01-31 -"a survey" like:2401.01234';
    expect(parseQuery(text)).toEqual({
      expr: {
        kind: "and",
        of: [
          { kind: "text", text: "diffusion policy", phrase: true, field: "title" },
          { kind: "author", name: "Sergey Levine" },
          { kind: "category", category: "cs.RO" },
          { kind: "has", what: "code" },
          { kind: "count", of: "votes", op: ">", value: 20 },
          { kind: "date", edge: "since", at: Date.UTC(2026, 0, 31) },
          { kind: "not", of: { kind: "text", text: "a survey", phrase: true, field: "title" } },
          { kind: "like", paper: "arxiv:2401.01234" },
        ],
      },
      problems: [],
    });
  });

  it.each([
    ["AND binds tighter than OR", "a1 b1 OR c1 d1", "a1 b1 OR c1 d1"],
    ["parentheses bind tightest", "a1 (b1 OR c1) d1", "a1 (b1 OR c1) d1"],
    ["a bar is OR", "a1|b1 || c1", "a1 OR b1 OR c1"],
    ["needless parentheses and AND go away", "((a1) AND (b1 c1))", "a1 b1 c1"],
    [
      "or between two things is OR, whatever its case",
      "sink or swim not drown",
      "sink OR swim drown",
    ],
    ["or at an edge and in a sentence is a word", "or sink (or swim) or", "sink swim"],
    [
      "small letters do not operate in a sentence",
      "how we may or may not find what ships do when they sink or swim",
      "may find ships sink swim",
    ],
    ["! and ANDNOT exclude", "x1 !a1 ANDNOT b1 !(c1 d1)", "x1 -a1 -b1 -(c1 d1)"],
    [
      "a star stands for letters at the end of a word",
      "transf* title:robo*",
      "transf* title:robo*",
    ],
    ["a star of a short name is none", "Q* RRT D*", "Q RRT D"],
    ["stars around a word make it bold", "*diffusion* **policy**", "diffusion policy"],
    ["NOT, a minus and any dash exclude", "x1 NOT a1 -b1 —c1 –(d1 e1)", "x1 -a1 -b1 -c1 -(d1 e1)"],
    ["two negations are none", "NOT -a1 -(-b1)", "a1 b1"],
    [
      "a dash inside or on its own excludes nothing",
      'end-to-end - "x y"-ray',
      'end-to-end "x y" ray',
    ],
    ["all quotation marks make phrases", '„a b“ «c d» “e f” "g h"', '"a b" "c d" "e f" "g h"'],
    ["repetitions are dropped, whatever their case", "Robot robots ROBOT", "Robot"],
    [
      "punctuation around words is dropped",
      "Policy: (learning), #control!",
      "Policy learning control",
    ],
    ["stop words beside others are left out", "how to train your robot", "train robot"],
    ["stop words in quotes stay", '"the" robot', '"the" robot'],
    ["letters beyond 16 bits stay whole", "𠮷野𠮷, 𝒳", "𠮷野𠮷 𝒳"],
    ["symbols of languages stay", "C++: C#", "C++ C#"],
    [
      "times and addresses are words",
      "10:30 https://arxiv.org/abs/1",
      "10:30 https://arxiv.org/abs/1",
    ],
  ])("%s", (_, text, canonical) => {
    expect(understood(text)).toBe(canonical);
    expect(problems(text)).toEqual([]);
  });

  it("does not count back without the present moment", () => {
    expect(parseQuery("since:7d").expr).toBeUndefined();
  });

  it("has nothing to say about an empty text", () => {
    expect(parseQuery(" \t\n")).toEqual({ problems: [] });
  });

  it("tells how often words were typed that were typed more than once", () => {
    const { expr, repeated } = parseQuery("robot (walking OR Robots) walking cat:cs.RO -arm -arm");
    expect(repeated).toEqual(
      new Map([
        ["any:robot", 2],
        ["any:walk", 2],
      ]),
    );
    expect(printQuery({ ...(expr && { expr }), problems: [] })).toBe(
      "robot (walking OR Robots) walking cat:cs.RO -arm",
    );
    expect(parseQuery("robot walking").repeated).toBeUndefined();
  });

  it("keeps stop words that are left out beside what was typed with them", () => {
    const { expr, wording } = parseQuery("on the proxy since:2026-01-31");
    expect(wording?.map(({ text }) => text)).toEqual(["on", "the", "proxy"]);
    expect(expr).toEqual(parseQuery("proxy since:2026-01-31").expr);
    expect(parseQuery("proxy identity").wording).toBeUndefined();
  });
});
