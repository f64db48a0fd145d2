import fc from "fast-check";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { paperOf } from "../query/paper-of.ts";

/** Words that random queries ask for, written in other ways too, and some that none asks for. */
const word = fc.constantFrom(
  ...["diffusion", "Policies", "robot", "text to image", "GPT4", "C++", "beta-VAE", "3-D", "模型"],
  ...["deep", "fake", "Deepfakes", "pre", "training", "LLM", "matrix", "Schrödinger", "text2image"],
  ...[
    "the",
    "of",
    "not",
    "or",
    "x",
    "cat",
    "votes",
    "3",
    "so",
    "say",
    "foo",
    "Lovelace",
    "\u0000",
    "🤖",
  ],
);
const sentence = fc.array(word, { maxLength: 6 }).map((words) => words.join(" "));
const author = fc.constantFrom(
  ...[
    "Sergey Levine",
    "Ada Lovelace",
    "A. Lovelace",
    "Lovelace",
    "J. P. Muller",
    "Klaus Müller",
    "Geoffrey E. Hinton",
    "Hinton GE",
    "Kai-Wei Chang",
    "Kaiwei Chang",
    "O'Brien",
    "Q",
    "李",
    "",
  ],
);
const category = fc.constantFrom(
  "cs.RO",
  "cs.LG",
  "csx",
  "cond-mat.mtrl-sci",
  "math-ph",
  "cs.IT",
  "\u0000",
);
const count = fc.option(fc.nat({ max: 5 }), { nil: undefined });

/** A paper out of few words, so that random queries find it; ten ids, none that random queries name. */
export const anyPaper: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.nat({ max: 9 }).map((n): PaperId => `arxiv:2601.0000${n}`),
    title: sentence,
    abstract: sentence,
    keywords: fc.array(sentence, { maxLength: 3 }),
    authors: fc.array(author, { maxLength: 3 }),
    categories: fc.array(category, { maxLength: 3 }),
    publishedAt: fc.nat({ max: 40_000 * 86_400_000 }),
    has: fc.record({ code: fc.boolean(), project: fc.boolean(), summary: fc.boolean() }),
    counts: fc.record({ votes: count, stars: count, comments: count }),
  })
  .map(({ has, counts, ...rest }) =>
    paperOf({
      ...rest,
      ...defined(counts),
      links: {
        page: "https://example.org",
        ...(has.code && { code: "https://example.org/code" }),
        ...(has.project && { project: "https://example.org/project" }),
      },
      ...(has.summary && { summary: { text: "Short.", by: "Example", ai: true } }),
    }),
  );

function defined(counts: Readonly<Record<string, number | undefined>>): Partial<Paper> {
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined));
}
