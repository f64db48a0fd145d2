import fc from "fast-check";
import { expect, test } from "vitest";
import type { Paper } from "../../../src/paper/paper.ts";
import { hasBit } from "../../../src/search/inverted/postings/bits.ts";
import {
  type Collection,
  createCollector,
} from "../../../src/search/inverted/ranking/collection.ts";
import { nearest, tellingTerms } from "../../../src/search/inverted/ranking/nearest.ts";
import type { RankTerm } from "../../../src/search/inverted/ranking/rank-terms.ts";
import { scoreAt, scoredLists } from "../../../src/search/inverted/ranking/scored-list.ts";
import { type Hit, order } from "../../../src/search/inverted/ranking/top.ts";
import { paperIdAt } from "../../../src/search/inverted/segments/segment.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { paperOf } from "../../query/paper-of.ts";

/** Some words that most papers have, and many that few have. */
const word = fc
  .tuple(fc.nat(1), fc.nat(7), fc.nat(60))
  .map(([isRare, common, rare]) =>
    isRare ? `quartz${letters(rare)}` : `basalt${letters(common)}`,
  );
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
const papers = fc
  .array(fc.record({ title: text, abstract: text }), { minLength: 30, maxLength: 120 })
  .map((all) => all.map((each, n) => paperOf({ id: `arxiv:2601.${10_000 + n}`, ...each })));

test("for every paper the nearest are those with the greatest sums, each less what it repeats of better ones", () => {
  fc.assert(
    fc.property(papers, fc.integer({ min: 5, max: 60 }), fc.integer({ min: 1, max: 8 }), check),
  );
});

function check(all: readonly Paper[], size: number, limit: number): void {
  const set = createSegmentSet();
  for (let at = 0; at < all.length; at += size) set.add(all.slice(at, at + size));
  set.remove(all.filter((_, n) => n % 9 === 4).map(({ id }) => id));
  const collection = createCollector()(set.all());
  for (const paper of all.slice(0, 4)) {
    const terms = tellingTerms(paper, collection);
    const found = nearest(collection, terms, paper.id, limit);
    expect(told(found)).toEqual(told(wanted(collection, terms, paper, limit)));
  }
}

function told(hits: readonly Hit[]) {
  return hits.map(({ segment, paper, score }) => [paperIdAt(segment, paper), score]);
}

interface Summed {
  readonly hit: Hit;
  readonly parts: readonly number[];
}

/** By looking at every paper, and at all that is left for each place. */
function wanted(
  collection: Collection,
  terms: readonly RankTerm[],
  paper: Paper,
  limit: number,
): Hit[] {
  const all = everySum(collection, terms).filter(
    ({ hit }) => hit.score > 0 && paperIdAt(hit.segment, hit.paper) !== paper.id,
  );
  let left = all.sort((one, other) => order(one.hit, other.hit)).slice(0, 3 * limit);
  const chosen: Summed[] = [];
  const hits: Hit[] = [];
  while (left.length > 0 && hits.length < limit) {
    const worths = left.map(({ hit, parts }) => hit.score / (1 + 0.5 * repeated(parts, chosen)));
    const at = worths.indexOf(Math.max(...worths));
    const best = left[at];
    if (!best) break;
    chosen.push(best);
    hits.push({ ...best.hit, score: worths[at] ?? 0 });
    left = left.filter((each) => each !== best);
  }
  return hits;
}

function everySum(collection: Collection, terms: readonly RankTerm[]): Summed[] {
  return collection.segments.flatMap((segment) => {
    const lists = scoredLists(segment, collection, terms, segment.alive);
    return Array.from({ length: segment.papers }, (_, paper): Summed => {
      const parts = terms.map(() => 0);
      for (const list of lists) parts[list.term] = scoreAt(list, segment.sections.lengths, paper);
      const score = hasBit(segment.alive, paper) ? parts.reduce((sum, part) => sum + part, 0) : 0;
      return { hit: { segment, paper, score }, parts };
    });
  });
}

function repeated(parts: readonly number[], chosen: readonly Summed[]): number {
  const alike = (others: readonly number[]) =>
    Math.max(0, cosine(unit(others), unit(parts)) - 0.85) / (1 - 0.85);
  return chosen.reduce((sum, other) => sum + alike(other.parts), 0);
}

function unit(parts: readonly number[]): number[] {
  const length = Math.sqrt(cosine(parts, parts));
  return parts.map((part) => part / length);
}

function cosine(ones: readonly number[], others: readonly number[]): number {
  return ones.reduce((sum, one, at) => sum + one * (others[at] ?? 0), 0);
}

/** Letters alone, which no rule of the tokeniser changes. */
function letters(n: number): string {
  return `${String.fromCharCode(98 + (n % 20))}${String.fromCharCode(98 + Math.floor(n / 20))}`;
}
