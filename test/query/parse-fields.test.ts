import { describe, expect, it } from "vitest";
import { problems, understood } from "./understood.ts";

describe("parseQuery", () => {
  it("says what a field’s name asks for that is not looked at", () => {
    expect(understood("primary:cs.LG")).toBe("cat:cs.LG");
    expect(problems("primary:cs.LG")[0]).toContain("which of them comes first is not looked at");
    expect(problems("first_author:Levine")[0]).toContain("was read as “author:”");
    expect(problems("cat:cs.LG author:Levine")).toEqual([]);
  });

  it.each([
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
  ])("%s", (_, text, canonical) => {
    expect(understood(text)).toBe(canonical);
    expect(problems(text)).toEqual([]);
  });
});
