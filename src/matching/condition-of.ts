import { isAuthor, nameWords } from "../query/author.ts";
import { exprKey } from "../query/key.ts";
import { matchesTerm } from "../query/matches.ts";
import type { Expr, Term, TextTerm } from "../query/query.ts";
import { tokenize } from "../query/tokenize.ts";
import { type Condition, EVERY, NONE } from "./condition-table.ts";
import type { Conditions } from "./conditions.ts";
import { ANY_TOKEN, standTogether } from "./read-paper.ts";

/** How dear a test is beside the others: a paper's words, a look at every paper, a search in the index. */
const RANK = { words: 1, fact: 2, like: 20 } as const;

/** The condition that papers satisfy exactly when `matchesQuery` says so. */
export function conditionOf(expr: Expr, conditions: Conditions): Condition {
  switch (expr.kind) {
    case "and":
    case "or": {
      const members = membersOf(expr, expr.kind);
      return conditions.group(
        expr.kind,
        members.map((each) => conditionOf(each, conditions)),
      );
    }
    case "not":
      return expr.of.kind === "not"
        ? conditionOf(expr.of.of, conditions)
        : conditions.not(conditionOf(expr.of, conditions));
    default:
      return ofTerm(expr, conditions);
  }
}

/** Groups within like groups are opened, so that more conditions are equal. */
function membersOf(expr: Expr, kind: "and" | "or"): readonly Expr[] {
  return expr.kind === kind ? expr.of.flatMap((each) => membersOf(each, kind)) : [expr];
}

function ofTerm(term: Term, conditions: Conditions): Condition {
  switch (term.kind) {
    case "text":
      return ofText(term, conditions);
    case "author":
      return ofAuthor(nameWords(term.name), conditions);
    case "category":
      return conditions.feature("category", term.category);
    default:
      return ofFact(term, conditions);
  }
}

function ofFact(term: Term, conditions: Conditions): Condition {
  const rank = term.kind === "like" ? RANK.like : RANK.fact;
  return conditions.filter(exprKey(term), rank, EVERY, ({ paper }, outside) =>
    matchesTerm(term, paper, outside),
  );
}

/** Two tokens side by side are a feature; more of them, or those in one field, are tested where each two neighbours stand. */
function ofText({ text, field }: TextTerm, conditions: Conditions): Condition {
  const tokens = tokenize(text);
  if (tokens.length < 2) return conditions.feature(field, tokens[0] ?? ANY_TOKEN);
  const words = tokens.map((token) => conditions.feature("any", token));
  const pairs = words.slice(1).map((word, at) => conditions.pair(words[at] ?? NONE, word));
  const likely = conditions.group("and", pairs);
  if (field === "any" && tokens.length === 2) return likely;
  return conditions.filter(`${field}:${tokens.join(" ")}`, RANK.words, likely, (paper) =>
    standTogether(paper, field, words),
  );
}

/** As `isAuthor` has it: of a name one word must be an author's, and each other one or its initial. */
function ofAuthor(asked: readonly string[], conditions: Conditions): Condition {
  const anyOf = (words: readonly string[]) =>
    conditions.group(
      "or",
      words.map((word) => conditions.feature("author", word)),
    );
  if (asked.length < 2) return anyOf(asked);
  // An initial stands for any word that begins with it.
  const whole = asked.filter((word) => word.length > 1);
  const each = whole.map((word) => anyOf([word, word.slice(0, 1)]));
  const likely = conditions.group("and", [anyOf(asked), ...each]);
  return conditions.filter(`author:${asked.join(" ")}`, RANK.words, likely, ({ authors }) =>
    authors.some((author) => isAuthor(asked, author)),
  );
}
