import { exprKey } from "../query/key.ts";
import { matchesTerm } from "../query/matches.ts";
import { isAuthor, isNamed } from "../query/names/author.ts";
import { type NameClue, nameCluesOf } from "../query/names/name-clues.ts";
import { formsOf, isOneForm, isRun, nameWords } from "../query/names/name-words.ts";
import { otherGivenNames } from "../query/names/short-names.ts";
import type { Expr, Term, TextField, TextTerm } from "../query/query.ts";
import { soughtBy } from "../query/words/sought.ts";
import { tokenize } from "../query/words/tokenize.ts";
import { type ConditionId, EVERY, NONE } from "./condition-table.ts";
import type { Conditions, FilterTest } from "./conditions.ts";
import { ANY_TOKEN, standTogether } from "./read-paper.ts";

/** How dear a test is beside the others: a paper's words, a look at every paper, a search in the index. */
const RANK = { words: 1, fact: 2, like: 20 } as const;

/** Where conditions are made. */
export interface Making {
  readonly conditions: Conditions;
  /** Of single words in any field: most topics ask for what others ask for. To be cleared when a condition is released. */
  readonly words: Map<string, ConditionId>;
}

/** The condition that papers satisfy exactly when `matchesQuery` says so. */
export function conditionOf(expr: Expr, making: Making): ConditionId {
  const { conditions } = making;
  switch (expr.kind) {
    case "and":
    case "or": {
      const members = membersOf(expr, expr.kind);
      return conditions.group(
        expr.kind,
        members.map((each) => conditionOf(each, making)),
      );
    }
    case "not":
      return expr.of.kind === "not"
        ? conditionOf(expr.of.of, making)
        : conditions.not(conditionOf(expr.of, making));
    case "text":
      return isAnywhere(expr) ? ofAnywhere(expr, making) : ofText(expr, conditions);
    default:
      return ofTerm(expr, conditions);
  }
}

/** Groups within like groups are opened, so that more conditions are equal. */
function membersOf(expr: Expr, kind: "and" | "or"): readonly Expr[] {
  if (expr.kind !== kind) return [expr];
  const isNested = expr.of.some((each) => each.kind === kind);
  return isNested ? expr.of.flatMap((each) => membersOf(each, kind)) : expr.of;
}

function isAnywhere({ field, joined, named, also }: TextTerm): boolean {
  return field === "any" && !joined && !named && !also;
}

function ofAnywhere(term: TextTerm, { conditions, words }: Making): ConditionId {
  const { text, phrase } = term;
  // Few words are typed as a phrase, and no phrase is a word.
  if (phrase && !isWord(text)) return ofText(term, conditions);
  const known = words.get(text);
  if (known !== undefined) return known;
  const made = ofText(term, conditions);
  if (phrase || isWord(text)) words.set(text, made);
  return made;
}

function isWord(text: string): boolean {
  return !/[ *]/.test(text);
}

function ofTerm(term: Exclude<Term, TextTerm>, conditions: Conditions): ConditionId {
  switch (term.kind) {
    case "author":
      return ofAuthor(nameWords(term.name), conditions);
    case "category":
      return conditions.feature("category", term.category);
    default:
      return ofFact(term, conditions);
  }
}

function ofFact(term: Term, conditions: Conditions): ConditionId {
  const rank = term.kind === "like" ? RANK.like : RANK.fact;
  return conditions.filter(exprKey(term), rank, EVERY, ({ paper }, outside) =>
    matchesTerm(term, paper, outside),
  );
}

/** A word or phrase in any of the ways it is written, or as part of an author's name. */
function ofText(term: TextTerm, conditions: Conditions): ConditionId {
  const { sequences, beginning } = soughtBy(term);
  const { field, named = [] } = term;
  const [only] = sequences;
  if (only && sequences.length === 1 && beginning === undefined && named.length === 0)
    return ofTokens(only, field, conditions);
  return conditions.oneOf([
    ...sequences.map((tokens) => ofTokens(tokens, field, conditions)),
    ...(beginning === undefined ? [] : [ofBeginning(beginning, field, conditions)]),
    ...named.map((name) => ofName(nameWords(name), conditions)),
  ]);
}

/** Two tokens side by side are a feature; more of them, or those in one field, are tested where each two neighbours stand. */
function ofTokens(
  tokens: readonly string[],
  field: TextField,
  conditions: Conditions,
): ConditionId {
  if (tokens.length < 2) return conditions.feature(field, tokens[0] ?? ANY_TOKEN);
  const words = tokens.map((token) => conditions.feature("any", token));
  const pairs = words.slice(1).map((word, at) => conditions.pair(words[at] ?? NONE, word));
  const likely = conditions.group("and", pairs);
  if (field === "any" && tokens.length === 2) return likely;
  return conditions.filter(`${field}:${tokens.join(" ")}`, RANK.words, likely, (paper) =>
    standTogether(paper, field, words),
  );
}

function ofBeginning(beginning: string, field: TextField, conditions: Conditions): ConditionId {
  const anywhere = conditions.feature("beginning", beginning);
  if (field === "any") return anywhere;
  return conditions.filter(`${field}:${beginning}*`, RANK.fact, anywhere, ({ paper }) =>
    tokenize(paper[field]).some((token) => token.startsWith(beginning)),
  );
}

/** As `isAuthor` has it: of a name one word must be an author's whole, and each other one or its initial. */
function ofAuthor(asked: readonly string[], conditions: Conditions): ConditionId {
  const test: FilterTest = ({ authors }) => authors.some((author) => isAuthor(asked, author));
  const name = `author:${asked.join(" ")}`;
  const pair = pairIn(asked);
  if (pair) return conditions.filter(name, RANK.words, likelyPair(pair, conditions), test);
  const clues = nameCluesOf(asked);
  const [only, ...more] = clues[0] ?? [];
  if (only && more.length === 0 && !asked.some(isRun)) return anyOf(only.whole, conditions);
  const likely = clues.map((each) => likelyNamed(each, conditions));
  return conditions.filter(name, RANK.words, conditions.group("or", likely), test);
}

type Pair = readonly [first: string, last: string];

/** Two words that are written in one way, as most names are. */
function pairIn(asked: readonly string[]): Pair | undefined {
  const [first = "", last = "", ...more] = asked;
  if (more.length > 0 || first === last || first.length < 2 || last.length < 2) return undefined;
  return [first, last].every((word) => isOneForm(word) && otherGivenNames(word).length === 0)
    ? [first, last]
    : undefined;
}

/** The same as of their clues, in a third of the time. */
function likelyPair([first, last]: Pair, conditions: Conditions): ConditionId {
  const apart = conditions.group("and", [
    first < last ? inEither(first, last, conditions) : inEither(last, first, conditions),
    inEither(first.slice(0, 1), first, conditions),
    inEither(last.slice(0, 1), last, conditions),
  ]);
  return conditions.group("or", [conditions.feature("author", first + last), apart]);
}

function likelyNamed(clues: readonly NameClue[], conditions: Conditions): ConditionId {
  const whole = [...new Set(clues.flatMap((clue) => clue.whole))];
  // Both words of a name as one are enough, and then stand in one place rather than in each.
  const enough = new Set(whole.filter((word) => clues.every((clue) => clue.whole.includes(word))));
  const others = (words: readonly string[]) =>
    anyOf(
      words.filter((word) => !enough.has(word)),
      conditions,
    );
  const each = clues
    .filter(({ needed }) => needed)
    .map((clue) => others([...clue.whole, ...clue.initials]));
  const apart = conditions.group("and", [others(whole), ...each]);
  return enough.size === 0
    ? apart
    : conditions.group("or", [anyOf([...enough], conditions), apart]);
}

/** As `isNamed` has it: each word is the author's as it is. */
function ofName(asked: readonly string[], conditions: Conditions): ConditionId {
  const each = asked.map((word) => anyOf(formsOf(word), conditions));
  const likely = conditions.group("and", each);
  return conditions.filter(`named:${asked.join(" ")}`, RANK.words, likely, ({ authors }) =>
    authors.some((author) => isNamed(asked, author)),
  );
}

function inEither(one: string, other: string, conditions: Conditions): ConditionId {
  return conditions.oneOf([conditions.feature("author", one), conditions.feature("author", other)]);
}

function anyOf(words: readonly string[], conditions: Conditions): ConditionId {
  const sorted = [...new Set(words)].sort();
  return conditions.oneOf(sorted.map((word) => conditions.feature("author", word)));
}
