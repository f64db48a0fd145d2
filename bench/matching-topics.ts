import type { TopicKey } from "../src/matching/matcher.ts";
import type { Paper } from "../src/paper/paper.ts";
import { exprKey } from "../src/query/key.ts";
import type { Expr, Query, Term } from "../src/query/query.ts";
import { isStopWord, tokenize } from "../src/query/words/tokenize.ts";
import { mulberry32 } from "./mulberry32.ts";
import { distinctWords } from "./search/engine.ts";

/** A topic for both: as our query, and as SQLite's FTS5 is asked for the same. */
export interface BenchTopic {
  readonly key: TopicKey;
  readonly query: Query;
  readonly fts: string;
  readonly leastVotes: number;
}

/** What a topic is made of: a person's interest, as one paper shows it. */
interface Interest {
  /** Telling words that stand side by side in a title. */
  readonly words: readonly string[];
  readonly other: string;
  readonly author: string;
  readonly category: string;
  readonly votes: number;
}

type Kind = (interest: Interest) => Pick<BenchTopic, "fts"> & { expr: Expr; leastVotes?: number };

/** As people subscribe: mostly two or three words or a phrase, some narrowed, some widened. */
const KINDS: readonly (readonly [share: number, kind: Kind])[] = [
  [0.05, ({ words }) => wordsOf(words.slice(0, 1))],
  [0.35, ({ words }) => wordsOf(words)],
  [0.2, ({ words }) => ({ expr: text(words.join(" "), true), fts: `"${words.join(" ")}"` })],
  [
    0.1,
    ({ words, other }) => ({
      expr: { kind: "or", of: [wordsOf(words).expr, text(other)] },
      fts: `(${wordsOf(words).fts}) OR "${other}"`,
    }),
  ],
  [
    0.1,
    ({ words, other }) => ({
      expr: { kind: "and", of: [...words.map((word) => text(word)), not(text(other))] },
      fts: `(${wordsOf(words).fts}) NOT "${other}"`,
    }),
  ],
  [
    0.1,
    ({ words, category }) => ({
      expr: {
        kind: "and",
        of: [...words.map((word) => text(word)), { kind: "category", category }],
      },
      fts: `(${wordsOf(words).fts}) AND categories : "${category}"`,
    }),
  ],
  [
    0.05,
    ({ words, votes }) => ({
      expr: {
        kind: "and",
        of: [
          ...words.map((word) => text(word)),
          { kind: "count", of: "votes", op: ">=", value: votes },
        ],
      },
      fts: wordsOf(words).fts,
      leastVotes: votes,
    }),
  ],
  [
    0.05,
    ({ author }) => ({ expr: { kind: "author", name: author }, fts: `authors : "${author}"` }),
  ],
];

/** Different topics out of the titles of papers; the same on every run. */
export function benchTopics(papers: readonly Paper[], count: number): BenchTopic[] {
  const random = mulberry32(11);
  const topics = new Map<TopicKey, BenchTopic>();
  for (let tries = 0; topics.size < count && tries < count * 20; tries++) {
    const interest = interestOf(papers, random);
    if (interest.words.length < 2) continue;
    const { expr, fts, leastVotes = 0 } = kindAt(random())(interest);
    const key = exprKey(expr);
    topics.set(key, { key, query: { expr, problems: [] }, fts, leastVotes });
  }
  return [...topics.values()];
}

function interestOf(papers: readonly Paper[], random: () => number): Interest {
  const pick = (below: number) => Math.floor(random() * below);
  const paper = papers[pick(papers.length)];
  const words = distinctWords(paper?.title ?? "").filter(isTelling);
  const start = pick(Math.max(1, words.length - 2));
  return {
    words: words.slice(start, start + 2 + pick(2)),
    other: words[pick(words.length)] ?? "survey",
    author: paper?.authors[0] ?? "",
    category: paper?.categories[0] ?? "",
    votes: 1 + pick(40),
  };
}

/** Words that both tokenisers read as one token, so that both are asked the same. */
function isTelling(word: string): boolean {
  return /^[a-z]{3,}$/.test(word) && !tokenize(word).every(isStopWord);
}

function kindAt(chance: number): Kind {
  let rest = chance;
  for (const [share, kind] of KINDS) {
    rest -= share;
    if (rest < 0) return kind;
  }
  return ({ words }) => wordsOf(words);
}

function wordsOf(words: readonly string[]): { expr: Expr; fts: string } {
  const of = words.map((word) => text(word));
  return { expr: { kind: "and", of }, fts: words.map((word) => `"${word}"`).join(" AND ") };
}

function text(words: string, phrase = false): Term {
  return { kind: "text", text: words, phrase, field: "any" };
}

function not(of: Expr): Expr {
  return { kind: "not", of };
}
