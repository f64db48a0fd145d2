import type { TextName } from "../../../query/matches.ts";
import { positiveTerms } from "../../../query/positive-terms.ts";
import type { Expr, TextTerm } from "../../../query/query.ts";
import { soughtBy } from "../../../query/words/sought.ts";
import type { ScoreParts } from "../../score-parts.ts";
import type { Condition } from "../conditions/condition.ts";
import { type Bits, hasBit, noBits, setBit } from "../postings/bits.ts";
import type { RankBy } from "./best-ranked.ts";
import type { Collection } from "./collection.ts";
import { gainByTitle } from "./gain-by-title.ts";
import { liftNear } from "./lift-near.ts";
import { liftTitles, liftWhole } from "./lift-titles.ts";
import { type PlacesOf, rememberPlaces } from "./places-of.ts";
import type { RankTerm } from "./rank-terms.ts";
import { scoreAt, scoredLists } from "./scored-list.ts";
import { haveInTitle } from "./title-words.ts";
import type { Hit } from "./top.ts";

interface Explained extends RankBy {
  readonly expr: Expr;
  /** The greatest score of any paper, before anything is lifted. */
  readonly greatest: number;
}

/** What a paper's score is made of, by the same rules as in a search. */
export function explainHit(
  collection: Collection,
  by: Explained,
  { segment, paper }: Pick<Hit, "segment" | "paper">,
): ScoreParts | undefined {
  const { terms, title, whole, greatest, expr } = by;
  const itself = noBits(segment.papers);
  setBit(itself, paper);
  const placesOf = rememberPlaces();
  const scores = scoresOf(collection, terms, { segment, paper }, itself);
  const score = scores.reduce((sum, each) => sum + each, 0);
  if (score === 0) return undefined;
  const hit: Hit = { segment, paper, score };
  const has = (condition: Condition) => hasBit(condition.within(segment, itself), paper);
  const gain = (lifted: readonly Hit[]) => (lifted[0]?.score ?? score) - score;
  const alone = { wanted: 1, more: undefined };
  const lifts = {
    near: gain(liftNear(terms, [hit], { placesOf, ...alone })),
    inTitle: gainByTitle(terms, greatest, placesOf)?.of(hit) ?? 0,
    wholeTitle:
      title && has(haveInTitle(title, collection))
        ? gain(liftTitles(title, [hit], { greatest, placesOf, near: 0, ...alone }))
        : 0,
    all: whole && has(whole) ? gain(liftWhole([hit], greatest)) : 0,
  };
  const sum = Object.values(lifts).reduce((all, each) => all + each, score);
  const words = typedWords(expr).map((term) => ({
    text: term.text,
    part: shareOf(term, terms, scores, typedWords(expr)) / sum,
    texts: textsWithWord(term, hit, placesOf),
  }));
  const said = words.reduce((all, { part }) => all + part, 0);
  return {
    words,
    near: lifts.near / sum,
    inTitle: lifts.inTitle / sum,
    wholeTitle: lifts.wholeTitle / sum,
    all: lifts.all / sum,
    alike: Math.max(0, score / sum - said),
  };
}

/** What each term adds. */
function scoresOf(
  collection: Collection,
  terms: readonly RankTerm[],
  { segment, paper }: Pick<Hit, "segment" | "paper">,
  among: Bits,
): number[] {
  const scores = terms.map(() => 0);
  for (const list of scoredLists(segment, collection, terms, among))
    scores[list.term] = scoreAt(list, segment.sections.lengths, paper);
  return scores;
}

function typedWords(expr: Expr): TextTerm[] {
  return positiveTerms(expr).flatMap((term) => (term.kind === "text" ? [term] : []));
}

/** What the ways to write a word add; what several words are also written as, as LLM is of three, is shared by them. */
function shareOf(
  word: TextTerm,
  terms: readonly RankTerm[],
  scores: readonly number[],
  typed: readonly TextTerm[],
): number {
  return terms.reduce((sum, term, at) => {
    if (!isWayOf(word, term)) return sum;
    const sharers = typed.filter((each) => isWayOf(each, term)).length;
    return sum + (scores[at] ?? 0) / sharers;
  }, 0);
}

function isWayOf(word: TextTerm, { tokens, field }: RankTerm): boolean {
  const key = tokens.join(" ");
  return word.field === field && soughtBy(word).sequences.some((way) => way.join(" ") === key);
}

const TEXTS: readonly TextName[] = ["title", "abstract", "keywords"];

function textsWithWord(word: TextTerm, hit: Hit, placesOf: PlacesOf): TextName[] {
  const inTexts = soughtBy(word).sequences.reduce(
    (all, way) => all | way.reduce((both, token) => both & placesOf.texts(hit, token), 7),
    0,
  );
  return TEXTS.filter((_, at) => (inTexts & (1 << at)) !== 0);
}
