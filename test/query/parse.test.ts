import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/query/parse.ts";
import { printQuery } from "../../src/query/say/print.ts";
import { hostileStrings } from "../fakes/chat/hostile-strings.ts";
import { runs } from "../runs.ts";
import { typed } from "./arbitrary-query.ts";

const now = Date.UTC(2026, 10, 23, 15);

/** What a text is understood as, in canonical form. */
function understood(text: string): string {
  return printQuery(parseQuery(text, { now }));
}

function problems(text: string): readonly string[] {
  return parseQuery(text, { now }).problems;
}

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

  it("says what a field’s name asks for that is not looked at", () => {
    expect(understood("primary:cs.LG")).toBe("cat:cs.LG");
    expect(problems("primary:cs.LG")[0]).toContain("which of them comes first is not looked at");
    expect(problems("first_author:Levine")[0]).toContain("was read as “author:”");
    expect(problems("cat:cs.LG author:Levine")).toEqual([]);
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
    [
      "what all: and keyword: say is said without them",
      'all:a1 keyword:"b c" any:(d1 OR e1)',
      'a1 "b c" (d1 OR e1)',
    ],
    [
      "fields go by the names they have elsewhere",
      "by:a1 intitle:b1 upvotes:>2 min_votes:30 max_stars:9 categories:cs.LG",
      "author:a1 title:b1 votes:>2 votes:>=30 stars:<=9 cat:cs.LG",
    ],
    ["a category alone is one", "JWST [cs.lg] quant-ph", "JWST (cat:cs.LG OR cat:quant-ph)"],
    [
      "categories one after the other are a list, each behind cat: are not",
      "cat:cs.CL, cs.LG a1 cat:cs.CV;cs.RO cat:stat",
      "(cat:cs.CL OR cat:cs.LG) a1 (cat:cs.CV OR cat:cs.RO) cat:stat",
    ],
    [
      "cat: takes a group",
      "cat:(cs.CL OR cs.LG) -cat:(cs.RO)",
      "(cat:cs.CL OR cat:cs.LG) -cat:cs.RO",
    ],
    [
      "a category goes by its name",
      "cat:machine learning transformers cat:robotics",
      "(cat:cs.LG OR cat:stat.ML) transformers cat:cs.RO",
    ],
    ["a closed archive is a category", "cat:cmp-lg cat:alg-geom", "cat:cmp-lg cat:alg-geom"],
    [
      "several authors are several",
      'author:Jarmak,Accomazzi author:(Lovelace Turing) author:"Ada Lovelace, Alan Turing"',
      'author:Jarmak author:Accomazzi author:Lovelace author:Turing author:"Ada Lovelace" author:"Alan Turing"',
    ],
    [
      "a name with its last word first is one",
      'author:"Hinton, Geoffrey"',
      'author:"Hinton, Geoffrey"',
    ],
    [
      "papers by someone",
      "papers by Ada Lovelace and Alan Turing about engines",
      'author:"Ada Lovelace" author:"Alan Turing" engines',
    ],
    [
      "days are said in words",
      "since:yesterday until:today since:last week since:2 weeks ago",
      "since:2026-11-22 until:2026-11-23 since:2026-11-16 since:2026-11-09",
    ],
    [
      "days are written in many ways",
      "after:31.1.2026 before:2026-02-01 until:20260131 since:Jan 2026 since:January 5",
      "since:2026-01-31 until:2026-01-31 since:2026-01-01 since:2026-01-05",
    ],
    [
      "a day, a month, a year and a range are spans",
      "date:2026-11-20 submittedDate:[202601010000 TO 202612312359] year:2020-2027",
      "since:2026-11-20 until:2026-11-20 since:2026-01-01 until:2026-12-31 since:2020-01-01 until:2027-12-31",
    ],
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
      "a field's short name is enough",
      "ti:a1 au:b1 abs:c1 category:cs.AI",
      "title:a1 author:b1 abstract:c1 cat:cs.AI",
    ],
    [
      "a field's value may stand apart",
      'author: "Ada Lovelace" cat: cs.ro',
      'author:"Ada Lovelace" cat:cs.RO',
    ],
    ["title: takes a group", "title:(flow OR score) a1", "(title:flow OR title:score) a1"],
    [
      "in: is for its group and those within",
      "a1 (b1 OR (c1 in:title)) in:abstract",
      "abstract:a1 (abstract:b1 OR title:c1)",
    ],
    ["in: leaves words with a field alone", "title:a1 b1 in:abstract", "title:a1 abstract:b1"],
    [
      "categories are put in arXiv's case",
      "cat:CS.ro cat:Cond-Mat.MTRL-SCI",
      "cat:cs.RO cat:cond-mat.mtrl-sci",
    ],
    ["an archive is all its categories", "cat:stat.*", "cat:stat"],
    [
      "a bare number is at least that many",
      "votes:20 stars:1.5k comments:3+",
      "votes:>=20 stars:>=1500 comments:>=3",
    ],
    [
      "a range is two bounds",
      "votes:10..50 stars:..9 comments:2..",
      "votes:>=10 votes:<=50 stars:<=9 comments:>=2",
    ],
    ["a range backwards is read forwards", "votes:50..10", "votes:>=10 votes:<=50"],
    ["signs may stand without a colon and apart", "votes > 20, stars≥5", "votes:>20 stars:>=5"],
    [
      "months and years are days",
      "since:2022-02 until:2024-02",
      "since:2022-02-01 until:2024-02-29",
    ],
    ["since: counts back from now", "since:7d", "since:2026-11-16"],
    [
      "any pasted form of a paper does",
      "like:https://arxiv.org/abs/2401.01234v2",
      "like:2401.01234",
    ],
    [
      "times and addresses are words",
      "10:30 https://arxiv.org/abs/1",
      "10:30 https://arxiv.org/abs/1",
    ],
  ])("%s", (_, text, canonical) => {
    expect(understood(text)).toBe(canonical);
    expect(problems(text)).toEqual([]);
  });

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

  it("does not count back without the present moment", () => {
    expect(parseQuery("since:7d").expr).toBeUndefined();
  });

  it("has nothing to say about an empty text", () => {
    expect(parseQuery(" \t\n")).toEqual({ problems: [] });
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

  it("does not list a hundred problems", () => {
    const told = problems(Array.from({ length: 100 }, (_, n) => `votes:x${n}`).join(" "));
    expect(told).toHaveLength(6);
    expect(told.at(-1)).toBe("95 more parts were not understood.");
  });

  it.each(Object.entries(hostileStrings))("reads %s", (_, text) => {
    for (const around of [text, `"${text}"`, `author:${text}`, `title:"${text}" x`, `-(${text}`]) {
      const canonical = understood(around);
      expect(understood(canonical)).toBe(canonical);
    }
  });

  it.each([
    "(",
    ")",
    '"',
    "-",
    "NOT ",
    "|",
    "title:",
    "votes",
    "a:",
    ".",
    "\\",
    "'",
    "((a ",
    "-(",
    "votes > ",
    "é",
    "^a_1",
  ])("reads 20,000 times %s", (piece) => {
    const canonical = understood(piece.repeat(20_000));
    expect(understood(canonical)).toBe(canonical);
  });

  it("prints what it understood so that it is understood alike, for every text", () => {
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
        const query = parseQuery(text, { now });
        const again = parseQuery(printQuery(query));
        expect(again.expr).toEqual(query.expr);
        for (const problem of query.problems) expect(problem).toMatch(/\.$/);
      }),
      { numRuns: runs(100) },
    );
  });
});
