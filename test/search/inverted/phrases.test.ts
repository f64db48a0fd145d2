import fc from "fast-check";
import { expect, test } from "vitest";
import type { Paper } from "../../../src/paper/paper.ts";
import { matchesQuery } from "../../../src/query/matches.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { paperOf } from "../../query/paper-of.ts";
import { runs } from "../../runs.ts";

/** More than places are found by one offset, in a segment and in those that join. */
const PAPERS = 150;
const BATCH = 50;
const PHRASES = [
  '"robots walk"',
  '"walk robots walk"',
  '"robots robots"',
  'title:"walk robots"',
  'abstract:"robots walk"',
];

/** Words so far apart that a step from one to the next takes one byte, two or three. */
const text = fc
  .array(
    fc.record({
      word: fc.constantFrom("robots", "walk"),
      times: fc.constantFrom(1, 1, 1, 2, 4, 12),
      behind: fc.constantFrom(0, 0, 0, 1, 252, 253, 254, 255, 256, 509, 510, 511),
    }),
    { maxLength: 4 },
  )
  .map((parts) =>
    parts
      .map(({ word, times, behind }) => "note ".repeat(behind) + `${word} `.repeat(times))
      .join(""),
  );

const written = fc.record({
  title: text,
  abstract: text,
  keywords: fc.array(text, { maxLength: 2 }),
});

/** Few texts among many papers, so that a phrase is in some of those that have its words. */
const shelf = fc.record({
  texts: fc.array(written, { minLength: 4, maxLength: 12 }),
  picks: fc.array(fc.nat(), { minLength: PAPERS, maxLength: PAPERS }),
});

test("for every distance between words, a phrase is found where they stand side by side", () => {
  fc.assert(
    fc.property(shelf, ({ texts, picks }) => {
      const papers = picks.map((pick, n): Paper => {
        const id = `arxiv:2601.${String(n).padStart(5, "0")}` as const;
        return paperOf({ ...texts[pick % texts.length], id });
      });
      const set = createSegmentSet();
      for (let at = 0; at < PAPERS; at += BATCH) set.add(papers.slice(at, at + BATCH));
      const index = createSearch(set.all, () => []);
      for (const typed of PHRASES) {
        const query = parseQuery(typed);
        const { ids } = index.search(query, { sort: "relevance", limit: PAPERS, offset: 0 });
        const satisfy = texts.map((each) => matchesQuery(query, paperOf(each)));
        const satisfying = papers.filter((_, n) => satisfy[(picks[n] ?? 0) % texts.length]);
        expect([...ids].sort(), typed).toEqual(satisfying.map(({ id }) => id));
      }
    }),
    { numRuns: runs(5) },
  );
});
