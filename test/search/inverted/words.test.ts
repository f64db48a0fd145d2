import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Paper } from "../../../src/paper/paper.ts";
import { didYouMean } from "../../../src/search/did-you-mean.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { encodeTerm, inByteOrder } from "../../../src/search/inverted/segments/dictionary.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { eachNear } from "../../../src/search/inverted/words/near-terms.ts";
import { createSample } from "../../../src/sources/sample/sample.ts";
import { paperOf } from "../../query/paper-of.ts";

function indexOf(papers: readonly Paper[]) {
  const set = createSegmentSet();
  for (const paper of papers) set.add([paper]);
  return createSearch(set.all, (ids) => papers.filter(({ id }) => ids.includes(id)));
}

const titles = [
  "Diffusion policies",
  "Diffusion models",
  "Fusion of sensors",
  "Walking with Diffusion",
];
const papers = titles.map((title, n) =>
  paperOf({
    id: `arxiv:2601.0000${n}`,
    title,
    abstract: "A transformer.",
    authors: ["Sergey Levine", n === 0 ? "S. Lebedev" : "Ada Lovelace"],
    publishedAt: n,
  }),
);

describe("did you mean", () => {
  const { suggest } = indexOf(papers);

  test.each([
    ["difusion", "diffusion"],
    ["diffsuion", "diffusion"],
    ["diffuzion", "diffusion"],
    ["Levnie", "levine"],
    ["walkign", "walking"],
  ])("%s: %s", (typed, meant) => {
    expect(suggest(typed)).toBe(meant);
  });

  test.each([
    "diffusion",
    "Diffusions",
    "lovelace",
    "transformer",
    "quantum",
    "dif",
    "",
    "\u0000",
    "模型",
  ])("nothing for %s", (typed) => {
    expect(suggest(typed)).toBeUndefined();
  });
});

test("a word or a name that any paper has is never replaced, however rare", () => {
  const rare = paperOf({
    id: "arxiv:2601.00009",
    title: "Difusion, a misspelling",
    abstract: "On levime.",
    authors: ["Boyang Zheng", "Levyne Ci-Siang"],
    keywords: ["walkin"],
  });
  const many = Array.from({ length: 50 }, (_, n) =>
    paperOf({ id: `arxiv:2602.${10_000 + n}`, title: "Diffusion walking", authors: ["A. Levine"] }),
  );
  const { suggest } = indexOf([rare, ...many]);
  for (const word of ["Difusion", "levime", "Boyang", "Zheng", "levyne", "siang", "walkin"])
    expect(suggest(word)).toBeUndefined();
  expect(suggest("diffuson")).toBe("diffusion");
});

test("no title and no author of the sample papers is corrected", async () => {
  const sample = (await createSample().since?.(undefined))?.papers ?? [];
  const { suggest } = indexOf(sample);
  expect(sample.length).toBeGreaterThan(10);
  for (const text of sample.flatMap(({ title, authors }) => [title, ...authors]))
    expect(didYouMean(text, suggest)).toBeUndefined();
});

test("a word two slips away is believed of many papers only", () => {
  const few = paperOf({ id: "arxiv:2601.00009", title: "Quanrui" });
  expect(indexOf([few]).suggest("quantum")).toBeUndefined();
});

describe("completing", () => {
  const index = indexOf(papers);
  const found = (typed: string) => index.titles(typed, 9).map((id) => Number(id.slice(-1)));

  test.each([
    ["diff", [3, 1, 0]],
    ["diffusio", [3, 1, 0]],
    ["diffusion mod", [1]],
    ["diffusion ", [3, 1, 0]],
    ["models diff", [1]],
    ["transf", []],
    ["", [3, 2, 1, 0]],
    ['\\("*', [3, 2, 1, 0]],
  ])("a title by “%s”", (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  test("an author by the beginnings of words, as the papers write the name", () => {
    expect(index.authors("le", 9)).toEqual(["Sergey Levine", "S. Lebedev"]);
    expect(index.authors("sergey le", 9)).toEqual(["Sergey Levine"]);
    expect(index.authors("Lovelace a", 9)).toEqual(["Ada Lovelace"]);
    expect(index.authors("nobody", 9)).toEqual([]);
    expect(index.authors("le", 1)).toEqual(["Sergey Levine"]);
  });
});

test("for every dictionary and word the near terms are those at that distance", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { maxLength: 40 }),
      letters,
      fc.nat({ max: 2 }),
      (all, typed, most) => {
        const terms = inByteOrder(all);
        const near = new Map<string, number>();
        eachNear(
          dictionaryOf(terms),
          { from: 0, to: terms.length },
          encodeTerm(typed),
          most,
          (at, distance) => near.set(terms[at] ?? "", distance),
        );
        const expected = terms.map((term): [string, number] => [term, distance(term, typed)]);
        expect([...near]).toEqual(expected.filter(([, edits]) => edits <= most));
      },
    ),
  );
});

function dictionaryOf(terms: readonly string[]) {
  let end = 0;
  return {
    bytes: encodeTerm(terms.join("")),
    ends: Uint32Array.from(terms, ({ length }) => {
      end += length;
      return end;
    }),
  };
}

/** Edits by the definition, letter by letter from the end. */
function distance(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  const least = Math.min(
    distance(a, other) + 1,
    distance(one, b) + 1,
    distance(a, b) + (one.at(-1) === other.at(-1) ? 0 : 1),
  );
  const swapped =
    one.length > 1 &&
    other.length > 1 &&
    one.at(-1) === other.at(-2) &&
    one.at(-2) === other.at(-1);
  return swapped ? Math.min(least, distance(one.slice(0, -2), other.slice(0, -2)) + 1) : least;
}
