import { defined } from "../../collections/defined.ts";
import { mayBeName, mayBeOnlyName } from "../names/may-be-name.ts";
import type { Expr, TextTerm } from "../query.ts";
import { beginningOf } from "../words/beginning.ts";
import { isJoined } from "../words/compounds.ts";
import { wordsOf } from "../words/tokenize.ts";

/** What has more words is a sentence, of which no two are looked at together. */
const MOST_WORDS = 5;

/**
 * The members of a group that must all hold, each word with what it may be together with another of
 * them: one word (deep fake, deepfake) or a person's name (Stephanie Jarmak). In which order they were
 * typed makes no difference.
 */
export function together(members: readonly Expr[]): readonly Expr[] {
  if (isSentence(members)) return members.map(apart);
  const words = members.flatMap((each) => typedWord(each) ?? NO_WORDS);
  if (words.length > MOST_WORDS) return members.map(apart);
  const [only, ...more] = words;
  if (only && more.length === 0 && members.every((each) => each === only.term || isFilter(each)))
    return members.map((each) => (each === only.term ? byItself(only) : apart(each)));
  const authors = members.flatMap((each) => (each.kind === "author" ? [each.name] : []));
  if (words.length + authors.length < 2) return members.map(apart);
  const group: TypedGroup = { words, authors, compounds: compoundsOf(words) };
  return members.map((each) => {
    const word = words.find(({ term }) => term === each);
    return word ? besides(word, group) : apart(each);
  });
}

/** A word with no other beside it may be an author's name: LeCun, or Jarmak since:2026. */
function byItself({ term, mayBeName: isName }: TypedWord): Expr {
  const named = isName && mayBeOnlyName(term.text) ? { named: [term.text] } : {};
  return { ...bare(term), ...named };
}

function bare({ kind, text, phrase, field, also }: TextTerm): TextTerm {
  return { kind, text, phrase, field, ...defined({ also }) };
}

function isFilter({ kind }: Expr): boolean {
  return kind === "category" || kind === "date" || kind === "count" || kind === "has";
}

/** “Stephanie Jarmak” in quotes may be an author's name too. */
function apart(expr: Expr): Expr {
  if (expr.kind !== "text" || !expr.phrase || expr.field !== "any") return alone(expr);
  if (SMALL.test(expr.text)) return alone(expr);
  const words = expr.text.split(" ");
  const isName = words.length > 1 && words.length < 4 && words.every(isNameWord);
  return isName ? { ...expr, named: [expr.text] } : alone(expr);
}

/** Nobody writes a name in quotes so. */
const SMALL = /^[a-z]/;

function isNameWord(word: string): boolean {
  return /^\p{Lu}/u.test(word) && mayBeName(word);
}

/** A term without what it may be together with others. */
export function alone(expr: Expr): Expr {
  return expr.kind === "text" && (expr.joined || expr.named) ? bare(expr) : expr;
}

/** One word typed outside quotes. */
interface TypedWord {
  readonly term: TextTerm;
  /** As it may be joined; none for a name with a hyphen. */
  readonly word?: string | undefined;
  readonly mayBeName: boolean;
}

const NO_WORDS: readonly TypedWord[] = [];

/** Whether there are more words than are looked at, as their letters alone tell. */
function isSentence(members: readonly Expr[]): boolean {
  if (members.length <= MOST_WORDS) return false;
  return members.filter((each) => isPlainWord(each)).length > MOST_WORDS;
}

function isPlainWord(expr: Expr): boolean {
  return expr.kind === "text" && !expr.phrase && /^[a-z]+$/i.test(expr.text);
}

function typedWord(expr: Expr): TypedWord | undefined {
  if (expr.kind !== "text" || expr.phrase || beginningOf(expr.text) !== undefined) return undefined;
  const isName = expr.field === "any" && mayBeName(expr.text);
  const words = wordsOf(expr.text);
  if (words.length < 2) return { term: expr, word: words[0], mayBeName: isName };
  return isName ? { term: expr, mayBeName: isName } : undefined;
}

/** The words of a group, and what may go with them. */
interface TypedGroup {
  readonly words: readonly TypedWord[];
  readonly authors: readonly string[];
  readonly compounds: readonly Compound[];
}

interface Compound {
  readonly word: string;
  readonly of: readonly TypedWord[];
}

/** What two of the words are when they are one. */
function compoundsOf(words: readonly TypedWord[]): readonly Compound[] {
  const found: Compound[] = [];
  for (const one of words)
    for (const other of words) {
      if (one === other || one.term.field !== other.term.field || !one.word || !other.word)
        continue;
      if (isJoined(one.word, other.word))
        found.push({ word: one.word + other.word, of: [one, other] });
    }
  return found;
}

function besides(own: TypedWord, { words, authors, compounds }: TypedGroup): Expr {
  if (!own.mayBeName && compounds.length === 0) return alone(own.term);
  const { text } = own.term;
  const joined = compounds.filter(({ of }) => of.includes(own)).map(({ word }) => word);
  const named = own.mayBeName ? [...namesWith(own, words), ...nameBehind(authors, text)] : NOTHING;
  if (joined.length === 0 && named.length === 0) return alone(own.term);
  return {
    ...bare(own.term),
    ...defined({
      joined: joined.length > 0 ? joined : undefined,
      named: named.length > 0 ? named : undefined,
    }),
  };
}

const NOTHING: readonly string[] = [];

/** With each other word that may be of a name. */
function namesWith(own: TypedWord, words: readonly TypedWord[]): string[] {
  return words
    .filter((other) => other !== own && other.mayBeName && other.term.field === own.term.field)
    .map((other) => nameOf(own, other, words));
}

/** The same for both of its words: in the order they were typed. */
function nameOf(own: TypedWord, other: TypedWord, words: readonly TypedWord[]): string {
  const [first, second] = words.indexOf(other) > words.indexOf(own) ? [own, other] : [other, own];
  return `${first.term.text} ${second.term.text}`;
}

/** With `author:Stephanie` a word may be the rest of the name, or a second author. */
function nameBehind(authors: readonly string[], text: string): readonly string[] {
  return authors.length === 0 ? NOTHING : [...authors.map((name) => `${name} ${text}`), text];
}
