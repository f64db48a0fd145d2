import type { PaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import type { Expr, Query } from "../../query/query.ts";
import { loosen } from "../loosen.ts";
import type { Lookups, SearchIndex, SearchOptions } from "../search-index.ts";
import { compile } from "./conditions/compile-query.ts";
import { type Condition, EVERYTHING } from "./conditions/condition.ts";
import { intersect, noBits, setBit } from "./postings/bits.ts";
import { greatestScore } from "./ranking/best-ranked.ts";
import { type Collection, createCollector } from "./ranking/collection.ts";
import { explainHit } from "./ranking/explain-hit.ts";
import { nearest, tellingTerms } from "./ranking/nearest.ts";
import { type RankTerm, rankTerms } from "./ranking/rank-terms.ts";
import { bounded, runSearch } from "./ranking/run-search.ts";
import { titleWords } from "./ranking/title-words.ts";
import type { Hit } from "./ranking/top.ts";
import { paperKey } from "./segments/paper-key.ts";
import { findPaper, paperIdAt, type Segment } from "./segments/segment.ts";
import { completeAuthor, completeTitle } from "./words/complete.ts";
import { createShortForms } from "./words/short-forms.ts";
import { suggestWord } from "./words/suggest-word.ts";

/** `like:` takes in this many papers, the nearest. */
const NEIGHBOURS = 100;

/** Answers searches over segments as they are now. */
export function createSearch(
  segments: () => readonly Segment[],
  papersOf: (ids: readonly PaperId[]) => readonly Paper[],
): Pick<SearchIndex, "search" | "similar"> & Lookups {
  const collect = createCollector();
  const collection = () => collect(segments());

  const compiled = ({ expr, repeated }: Query, words: SearchOptions["words"]) => {
    const asked = expr && words === "any" ? loosen(expr) : expr;
    const all = collection();
    const like = neighbours(all, (id) => papersOf([id])[0]);
    const conditionOf = (each: Expr) =>
      compile(each, { like: (id) => like(id).condition, phrases: all.phrases });
    const condition = asked ? conditionOf(asked) : EVERYTHING;
    const whole = expr && expr !== asked ? conditionOf(expr) : undefined;
    const terms = () =>
      asked ? rankTerms(asked, all, { like: (id) => like(id).terms, repeated }) : [];
    return { all, condition, whole, terms };
  };

  return {
    search(query, options) {
      const { all, condition, whole, terms } = compiled(query, options.words);
      const ranked = options.sort === "relevance" ? terms() : [];
      return runSearch(all, condition, { terms: ranked, title: titleWords(query), whole }, options);
    },
    explain(query, words, ids) {
      const { expr } = query;
      if (!expr) return ids.map(() => undefined);
      const { all, condition, whole, terms } = compiled(query, words);
      const ranked = terms();
      const greatest = greatestScore(all, condition, ranked);
      const by = { expr, greatest, terms: ranked, title: titleWords(query), whole };
      return ids.map((id) => {
        const hit = findHit(all, id);
        return hit && explainHit(all, by, hit);
      });
    },
    similar(paper, limit) {
      const all = collection();
      const hits = nearest(all, tellingTerms(paper, all), paper.id, bounded(limit));
      const ids = hits.map((hit) => paperIdAt(hit.segment, hit.paper));
      return { ids, scores: hits.map(({ score }) => score) };
    },
    suggest: (word) => suggestWord(segments(), word),
    titles: (typed, limit) => completeTitle(segments(), typed, limit),
    authors: (typed, limit) => completeAuthor(segments(), typed, limit, papersOf),
    shortForms: createShortForms(segments),
  };
}

function findHit(
  { segments }: Collection,
  id: PaperId,
): Pick<Hit, "segment" | "paper"> | undefined {
  const key = paperKey(id);
  for (const segment of segments) {
    const paper = findPaper(segment, key);
    if (paper >= 0) return { segment, paper };
  }
  return undefined;
}

interface Alike {
  readonly condition: Condition;
  /** What they were found by. */
  readonly terms: readonly RankTerm[];
}

/** The papers like one, looked for once a search. */
function neighbours(all: Collection, paperOf: (id: PaperId) => Paper | undefined) {
  const known = new Map<PaperId, Alike>();
  return (id: PaperId): Alike => {
    const paper = known.has(id) ? undefined : paperOf(id);
    const terms = paper ? tellingTerms(paper, all) : [];
    const alike = known.get(id) ?? { terms, condition: oneOf(nearest(all, terms, id, NEIGHBOURS)) };
    known.set(id, alike);
    return alike;
  };
}

function oneOf(hits: readonly Pick<Hit, "segment" | "paper">[]): Condition {
  return {
    cost: 1,
    within: (segment, among) => {
      const found = noBits(segment.papers);
      for (const hit of hits) if (hit.segment === segment) setBit(found, hit.paper);
      intersect(found, among);
      return found;
    },
  };
}
