import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Paper } from "../../../src/paper/paper.ts";
import { splitWords } from "../../../src/query/words/split-words.ts";
import { tokenize } from "../../../src/query/words/tokenize.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { dictionaryOf, inByteOrder } from "../../../src/search/inverted/segments/dictionary.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { bestCounted } from "../../../src/search/inverted/words/best-counted.ts";
import { commonestEndings } from "../../../src/search/inverted/words/commonest-endings.ts";
import { paperOf } from "../../query/paper-of.ts";
import { runs } from "../../runs.ts";

/** Most are small and equal, as in a real index, and some are great. */
const anyCount = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 40_000 }));

test("for every range the best counted words are those of the sorted range, and no other has more than it says", () => {
  fc.assert(
    fc.property(
      fc.array(anyCount, { maxLength: 700 }),
      fc.nat({ max: 700 }),
      fc.nat({ max: 700 }),
      fc.integer({ min: 1, max: 9 }),
      (counts, one, other, most) => {
        const from = Math.min(one, other, counts.length);
        const to = Math.min(Math.max(one, other), counts.length);
        const sorted = counts
          .map((count, word) => ({ count, word }))
          .slice(from, to)
          .filter(({ count }) => count > 0)
          .sort((a, b) => b.count - a.count || a.word - b.word);
        for (const array of [Uint16Array.from(counts), Uint32Array.from(counts)]) {
          const best = bestCounted(array, from, to, most);
          expect(best.words).toEqual(sorted.slice(0, most).map(({ word }) => word));
          expect(best.counts).toEqual(sorted.slice(0, most).map(({ count }) => count));
          expect(sorted[most]?.count ?? 0).toBeLessThanOrEqual(best.rest);
        }
      },
    ),
    { numRuns: runs(200) },
  );
});

describe("the commonest words that begin so", () => {
  const anyWord = fc
    .tuple(fc.constantFrom("a", "b", "é"), fc.nat({ max: 400 }))
    .map(([letter, n]) => `${letter}${n.toString(36)}`);
  const anyCounts = fc.array(fc.tuple(anyWord, fc.integer({ min: 1, max: 60 })), {
    maxLength: 500,
  });

  function counted(words: readonly (readonly [string, number])[]) {
    const counts = new Map(words);
    const sorted = inByteOrder([...counts.keys()]);
    const numbers = Uint32Array.from(sorted, (word) => counts.get(word) ?? 0);
    return { dictionary: dictionaryOf(sorted), counts: numbers };
  }

  function summed(lists: readonly (readonly (readonly [string, number])[])[], beginning: string) {
    const totals = new Map<string, number>();
    for (const [word, count] of lists.flatMap((words) => [...new Map(words)]))
      if (word.startsWith(beginning)) totals.set(word, (totals.get(word) ?? 0) + count);
    return [...totals].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  }

  test("for every few dictionaries are those with the greatest sums of all", () => {
    fc.assert(
      fc.property(
        fc.array(anyCounts, { maxLength: 4 }),
        fc.constantFrom("a", "é", "a1", "b7", ""),
        fc.integer({ min: 1, max: 30 }),
        (lists, beginning, most) => {
          const expected = summed(lists, beginning).slice(0, most);
          expect(commonestEndings(lists.map(counted), beginning, most)).toEqual(
            expected.map(([word]) => word),
          );
        },
      ),
      { numRuns: runs(100) },
    );
  });

  test("are found though each dictionary has many that are commoner there", () => {
    const own = (letter: string) =>
      Array.from({ length: 300 }, (_, n) => [`a${letter}${n}`, 100] as const);
    const lists = ["x", "y", "z"].map((letter) => [...own(letter), ["among", 90] as const]);
    expect(commonestEndings(lists.map(counted), "a", 1)).toEqual(["among"]);
  });
});

describe("titles by what is typed of them", () => {
  const VOCABULARY =
    "diffusion policies policy planning plans pseudo-label label robots robotic walking walks".split(
      " ",
    );
  /** The first few are in most papers, so that their lists are of both kinds. */
  const shelf = Array.from({ length: 3_000 }, (_, n): Paper => {
    const title = VOCABULARY.filter((_, at) => (n * 7919 + at * 104_729) % (at * at + 2) === 0);
    const id = `arxiv:2601.${String(10_000 + n)}` as const;
    const publishedAt = Date.UTC(2026, 0, 1) + ((n * 37) % 500) * 86_400_000;
    return paperOf({ id, title: title.join(" "), abstract: "Learning.", publishedAt });
  });
  const set = createSegmentSet();
  for (const [from, to] of [
    [0, 2_500],
    [2_500, 2_990],
    [2_990, 3_000],
  ])
    set.add(shelf.slice(from, to));
  const gone = shelf.filter((_, n) => n % 11 === 0);
  set.remove(gone.map(({ id }) => id));
  const index = createSearch(set.all, () => []);
  const left = shelf
    .filter((paper) => !gone.includes(paper))
    .sort((one, other) => other.publishedAt - one.publishedAt || (one.id < other.id ? -1 : 1));
  const known = [
    ...new Set(VOCABULARY.flatMap((word) => [...splitWords(word), ...tokenize(word)])),
  ];

  function fitting(typed: string): Paper[] {
    const words = splitWords(typed);
    const begun = typed.endsWith(" ") ? undefined : words.at(-1);
    const whole = begun === undefined ? words : words.slice(0, -1);
    const has = (title: readonly string[], word: string) =>
      tokenize(word).every((token) => title.includes(token));
    return left.filter((paper) => {
      const title = tokenize(paper.title);
      const begins = known.filter((word) => begun !== undefined && word.startsWith(begun));
      const isBegun = begun === undefined || begins.some((word) => has(title, word));
      return isBegun && whole.every((word) => has(title, word));
    });
  }

  const anyTyped = fc
    .tuple(
      fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 2 }),
      fc.constantFrom(...VOCABULARY),
      fc.nat({ max: 12 }),
      fc.boolean(),
    )
    .map(([words, last, length, isWhole]) =>
      [...words, isWhole ? `${last} ` : last.slice(0, length + 1)].join(" "),
    )
    .filter((typed) => !typed.endsWith("-"));

  test("for every beginning are the newest papers that have it", () => {
    fc.assert(
      fc.property(anyTyped, fc.constantFrom(1, 25, 4_000), (typed, limit) => {
        const ids = fitting(typed).map(({ id }) => id);
        expect(index.titles(typed, limit)).toEqual(ids.slice(0, limit));
      }),
      { numRuns: runs(100) },
    );
  });

  test("are the newest of all when nothing is typed", () => {
    expect(index.titles("", 3)).toEqual(left.slice(0, 3).map(({ id }) => id));
  });
});

test("a letter stands for the words of papers that came since, and of those that were removed", () => {
  const set = createSegmentSet();
  const { titles } = createSearch(set.all, () => []);
  const [first, second] = ["Walking", "Wheels"].map((title, n) =>
    paperOf({ id: `arxiv:2601.0000${n}`, title, abstract: "" }),
  );
  if (!first || !second) throw new Error("no papers");
  set.add([first]);
  expect(titles("w", 9)).toEqual([first.id]);
  set.add([second]);
  expect(titles("w", 9)).toHaveLength(2);
  expect(titles("w", 9)).toHaveLength(2);
  set.remove([first.id]);
  expect(titles("w", 9)).toEqual([second.id]);
});
