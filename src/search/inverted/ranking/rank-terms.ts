import type { PaperId } from "../../../paper/id.ts";
import { exprKey } from "../../../query/key.ts";
import { positiveTerms } from "../../../query/positive-terms.ts";
import type { Expr, TextField, TextTerm } from "../../../query/query.ts";
import { isStopTerm } from "../../../query/syntax/normalize.ts";
import { soughtBy } from "../../../query/words/sought.ts";
import { inverseFrequency } from "./bm25f.ts";
import { type Collection, frequencyOf, inverseFrequencyOf } from "./collection.ts";

/** Something to rank by: tokens side by side, and what finding them is worth. */
export interface RankTerm {
  readonly tokens: readonly string[];
  readonly field: TextField;
  /** A whole number: scores are sums of these times impacts, and so the same in any order. */
  readonly weight: number;
  /** Whether it is another way to write what was typed. */
  readonly other?: boolean;
}

/** The greatest weight of a text typed once: with the language's 32 terms a score stays below 2^31. */
const STEPS = 4095;

/** How fast a word that is typed again weighs less than before: BM25's k3, see docs/search.md. */
const K3 = 8;

interface Outside {
  /** What a paper is found by that something is to be like. */
  readonly like: (paper: PaperId) => readonly RankTerm[];
  /** As in `Query`. */
  readonly repeated?: ReadonlyMap<string, number> | undefined;
}

/**
 * Every text asked for and what is like a paper, wherever they stand in the query, but not what is
 * excluded, nor stop words beside anything else. What is typed again counts again, by BM25's saturation.
 */
export function rankTerms(
  expr: Expr,
  collection: Collection,
  { like, repeated }: Outside,
): RankTerm[] {
  const positive = positiveTerms(expr);
  const telling = positive.filter((term) => !isStopTerm(term));
  const terms = new Map<string, RankTerm>();
  const add = (term: RankTerm) => {
    const weight = (terms.get(keyOf(term))?.weight ?? 0) + term.weight;
    if (weight > 0) terms.set(keyOf(term), { ...term, weight });
  };
  const others: RankTerm[] = [];
  const typed = new Set<string>();
  for (const term of telling.length > 0 ? telling : positive) {
    if (term.kind === "like") like(term.paper).forEach(add);
    if (term.kind !== "text") continue;
    const key = exprKey(term);
    if (typed.has(key)) continue;
    typed.add(key);
    const [first, ...more] = textTerms(term, collection, repeated?.get(key));
    if (first) add(first);
    others.push(...more);
  }
  for (const term of others) add({ ...term, other: true });
  return [...terms.values()];
}

/**
 * A word in each way it is written, the one typed first. The others weigh what it does where it is
 * found at all, so that a rare way to write a word does not make the word rare; with short forms, all
 * weigh no more than they do together.
 * @param times how often it was typed
 */
function textTerms(term: TextTerm, collection: Collection, times = 1): RankTerm[] {
  const { field } = term;
  const inverses = new Map<string, number>();
  const { sequences } = soughtBy(term);
  const most = term.also ? groupWeight(collection, sequences) : Number.POSITIVE_INFINITY;
  const weights = sequences.map((tokens) => ({
    tokens,
    weight: Math.min(most, phraseWeight(collection, tokens, inverses)),
  }));
  const typed = weights[0]?.weight ?? 0;
  return weights.map(({ tokens, weight }) => {
    const own = typed > 0 && weight > 0 ? Math.min(typed, weight) : weight;
    return { tokens, field, weight: Math.round((own * (K3 + 1) * times) / (K3 + times)) };
  });
}

/** A word that is written in several ways is no rarer than these are together: nets and networks. */
function groupWeight(collection: Collection, ways: readonly (readonly string[])[]): number {
  const words = ways.flatMap((tokens) => (tokens.length === 1 ? tokens : []));
  const papers = words.reduce((sum, token) => sum + frequencyOf(collection, token), 0);
  if (papers === 0) return Number.POSITIVE_INFINITY;
  return Math.max(1, weightOf(collection, inverseFrequency(collection.papers, papers)));
}

function keyOf({ field, tokens }: RankTerm): string {
  return `${field}:${tokens.join(" ")}`;
}

/** A weight in proportion to ln(1 + (N − n + ½) / (n + ½)), the greatest for what one paper has. */
export function weightOf(collection: Collection, inverse: number): number {
  const most = inverseFrequency(collection.papers, 1);
  return Math.min(STEPS, Math.round((STEPS * inverse) / Math.max(most, 1)));
}

/**
 * In how many papers a phrase is would take long to count: it is taken to be as rare as its tokens are together.
 * @param known how rare tokens are that were looked up before, as the ways to write a phrase share most
 */
function phraseWeight(
  collection: Collection,
  tokens: readonly string[],
  known: Map<string, number>,
): number {
  let sum = 0;
  for (const token of tokens) {
    const inverse = known.get(token) ?? inverseFrequencyOf(collection, token);
    known.set(token, inverse);
    if (inverse === 0) return 0;
    sum += inverse;
  }
  return Math.max(1, weightOf(collection, sum));
}
