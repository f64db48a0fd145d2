import fc from "fast-check";
import type { PaperId } from "../../src/paper/id.ts";
import type { Expr, Term } from "../../src/query/query.ts";
import type { ShortForms } from "../../src/query/short-forms.ts";
import { DAY } from "../../src/time/durations.ts";

const word = fc.constantFrom(
  ...["diffusion", "Policy", "robots", "text-to-image", "GPT-4", "C++", "β-VAE", "3D", "模型"],
  ...["deepfake", "deep", "fake", "pre-training", "LLMs", "matrices", "Schroedinger", "robo*"],
  ...["Ada", "Lovelace", "Jun-Yan"],
);
const stopWord = fc.constantFrom("the", "of", "Not");
/** Text that would be read as something else if it were printed as it is. */
const trap = fc.constantFrom(
  ...["OR", "NOT x", "-not", "cat:cs.RO", "(a", 'say "so"', "votes>3", "a|b", "x:", "foo:bar", "…"],
);
const field = fc.constantFrom("any", "title", "abstract");
const textOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Term> =>
  fc.record({ kind: fc.constant("text"), text, phrase: fc.boolean(), field });

const fact: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constant("author"),
    name: fc.constantFrom(
      ...["Levine", "Ada Lovelace", "J.-P. Müller", "O'Brien", '"Q"', "Hinton GE", "Geoff Hinton"],
      ...["Kaiwei Chang", "Kai Wei Chang", "Mueller", "Dr. G. E. Hinton", "Lovelace, Ada"],
    ),
  }),
  fc.record({
    kind: fc.constant("category"),
    category: fc.constantFrom("cs.RO", "cs", "cond-mat.mtrl-sci", "math-ph", "math", "math.IT"),
  }),
  fc.record({ kind: fc.constant("has"), what: fc.constantFrom("code", "project", "summary") }),
  fc.record({
    kind: fc.constant("count"),
    of: fc.constantFrom("votes", "stars", "comments"),
    op: fc.constantFrom(">", ">=", "<", "<=", "="),
    value: fc.nat({ max: 999_999_999 }),
  }),
  fc.record({
    kind: fc.constant("date"),
    edge: fc.constantFrom("since", "until"),
    at: fc.integer({ min: 1, max: 40_000 }).map((day) => day * DAY),
  }),
  fc.record({
    kind: fc.constant("like"),
    paper: fc.constantFrom<PaperId>(
      "arxiv:2401.01234",
      "arxiv:hep-th/9901001",
      "biorxiv:10.1101/2024.01.31.123456",
      "doi:10.1145/3600000.3600001",
      "doi:10.1016/s0140-6736(05)12345-6",
      "doi:10.1000/a;b_c:(d)",
    ),
  }),
);

function exprOf(term: fc.Arbitrary<Term>): fc.Arbitrary<Expr> {
  return fc.letrec<{ expr: Expr; term: Expr }>((tie) => {
    const of = fc.array(tie("expr"), { minLength: 1, maxLength: 3 });
    return {
      term,
      expr: fc.oneof(
        { depthSize: "small", maxDepth: 3, withCrossShrink: true },
        tie("term"),
        fc.record({ kind: fc.constant("and"), of }),
        fc.record({ kind: fc.constant("or"), of }),
        fc.record({ kind: fc.constant("not"), of: tie("expr") }),
      ),
    };
  }).expr;
}

/** What some of the words are short for, as if papers said so. */
export const someForms: ShortForms = {
  longOf: (token) => (token === "llm" ? ["deep matrix", "policy of robots"] : []),
  shortOf: (words) => (words.join(" ") === "deep fake" ? "GPT" : undefined),
};

/** Any expression, with everything that is hard to write down. */
export const anyExpr = exprOf(fc.oneof(textOf(word), textOf(stopWord), textOf(trap), fact));

/** Expressions of telling words and facts. */
export const tellingExpr = exprOf(fc.oneof(textOf(word), fact));

/** What people type and what they paste by mistake: pieces of the language in any order. */
export const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."()|-—\"“”«„: ,.'\\$🤖".split("")),
      fc.constantFrom(
        " OR ",
        " NOT ",
        " AND ",
        "title:",
        "in:title",
        "cat:",
        "cat:cs.ro",
        "author:",
      ),
      fc.constantFrom("votes:>2", "votes:1..9", "stars ≥ 1k", "since:2026-01", "until:7d", "like:"),
      fc.constantFrom(
        "word",
        "the",
        "foo:bar",
        "__proto__:",
        "\ud800",
        "\u202e",
        "\u0000",
        "\u00a0",
      ),
      word,
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));
