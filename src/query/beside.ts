import { beginningOf } from "./beginning.ts";
import { isCompound } from "./compounds.ts";
import { mayBeName } from "./may-be-name.ts";
import type { Expr, TextTerm } from "./query.ts";
import { wordsOf } from "./tokenize.ts";

/**
 * The members of a group that must all hold, each word with what it may be together with a neighbour:
 * one word (deep fake, deepfake) or a person's name (Stephanie Jarmak).
 */
export function withNeighbours(members: readonly Expr[]): readonly Expr[] {
  const named = members.filter((each) => each.kind === "text").length <= MOST_WITH_NAME;
  return members.map((each, at) =>
    isWord(each)
      ? besideOf(each, { before: members[at - 1], after: members[at + 1], named })
      : plainly(each),
  );
}

/** What is longer is a sentence; who looks for a person says more only by `author:`. */
const MOST_WITH_NAME = 6;

interface Beside {
  readonly before: Expr | undefined;
  readonly after: Expr | undefined;
  /** Whether the words may be a person's name. */
  readonly named: boolean;
}

/** A term without what its neighbours made of it. */
export function plainly(expr: Expr): Expr {
  if (expr.kind !== "text") return expr;
  const { kind, text, phrase, field } = expr;
  return { kind, text, phrase, field };
}

function besideOf(term: TextTerm, { before, after, named: mayBe }: Beside): Expr {
  const pairs = [
    ...(isWord(before) && before.field === term.field ? [[before, term] as const] : []),
    ...(isWord(after) && after.field === term.field ? [[term, after] as const] : []),
  ];
  const joined = pairs.flatMap(joinedWord);
  const named = mayBe ? [...authorAndName(before, term), ...pairs.flatMap(nameOf)] : [];
  const { kind, text, phrase, field } = term;
  return {
    ...{ kind, text, phrase, field },
    ...(joined.length > 0 && { joined }),
    ...(named.length > 0 && { named }),
  };
}

type Pair = readonly [TextTerm, TextTerm];

function joinedWord([one, other]: Pair): string[] {
  const [[first = "", ...more] = [], [second = "", ...others] = []] = [one, other].map(({ text }) =>
    wordsOf(text),
  );
  if (more.length + others.length > 0) return [];
  return isCompound(first, second) ? [first + second] : [];
}

function nameOf([one, other]: Pair): string[] {
  const isName = one.field === "any" && mayBeName(one.text) && mayBeName(other.text);
  return isName ? [`${one.text} ${other.text}`] : [];
}

/** Behind `author:Stephanie` a word may be the rest of the name, or a second author. */
function authorAndName(before: Expr | undefined, { text, field }: TextTerm): string[] {
  if (before?.kind !== "author" || field !== "any" || !mayBeName(text)) return [];
  return [`${before.name} ${text}`, text];
}

/** One word typed outside quotes. */
function isWord(expr: Expr | undefined): expr is TextTerm {
  if (expr?.kind !== "text" || expr.phrase || beginningOf(expr.text) !== undefined) return false;
  return wordsOf(expr.text).length === 1 || mayBeName(expr.text);
}
