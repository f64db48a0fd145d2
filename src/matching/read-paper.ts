import type { Paper } from "../paper/paper.ts";
import { coveringOf } from "../query/category.ts";
import { TEXTS_OF, type TextName } from "../query/matches.ts";
import { nameFeaturesOf } from "../query/names/name-clues.ts";
import { nameWords } from "../query/names/name-words.ts";
import type { TextField } from "../query/query.ts";
import { LEAST_BEGINNING } from "../query/words/beginning.ts";
import { readTokens } from "../query/words/tokenize.ts";
import { type ConditionId, type Features, NONE } from "./condition-table.ts";

/** A paper as the topics see it. */
export interface ReadPaper {
  readonly paper: Paper;
  /** Of each text, its tokens as conditions; `NONE` for one that no topic asks for. */
  readonly texts: Readonly<Record<TextName, readonly (readonly ConditionId[])[]>>;
  readonly authors: readonly (readonly string[])[];
}

/**
 * The token that every text has which has any: `matchesQuery` finds words without a letter or
 * digit there. No word gives it, tokens hold at least one character.
 */
export const ANY_TOKEN = "";

/** Reads a paper, telling each of its features that a topic asks for, some more than once. */
export function readPaper(
  paper: Paper,
  { named, word, pair }: Features,
  found: (feature: ConditionId) => void,
): ReadPaper {
  const tell = (feature = NONE): ConditionId => {
    if (feature !== NONE) found(feature);
    return feature;
  };
  const tellBeginnings = (token: string): void => {
    for (let end = LEAST_BEGINNING; end <= token.length; end++)
      tell(named.beginning.get(token.slice(0, end)));
  };
  const read = (text: string, field?: "title" | "abstract"): ConditionId[] => {
    const tokens = readTokens(text);
    const here = field && named[field].size > 0 ? named[field] : undefined;
    if (tokens.length > 0) {
      tell(named.any.get(ANY_TOKEN));
      tell(here?.get(ANY_TOKEN));
    }
    if (named.beginning.size > 0) for (const token of tokens) tellBeginnings(token.text);
    let before = NONE;
    return tokens.map((token) => {
      if (here) tell(here.get(token.text));
      const feature = tell(word(token));
      if (before !== NONE && feature !== NONE) tell(pair(before, feature));
      before = feature;
      return feature;
    });
  };
  const authors = named.author.size > 0 ? paper.authors.map(nameWords) : [];
  for (const name of authors) for (const each of nameFeaturesOf(name)) tell(named.author.get(each));
  for (const category of paper.categories) {
    for (const covering of coveringOf(category)) tell(named.category.get(covering));
  }
  const texts: ReadPaper["texts"] = {
    title: [read(paper.title, "title")],
    abstract: [read(paper.abstract, "abstract")],
    keywords: paper.keywords.map((keyword) => read(keyword)),
  };
  return { paper, texts, authors };
}

/** Whether tokens stand side by side in a field. */
export function standTogether(
  { texts }: ReadPaper,
  field: TextField,
  wanted: readonly ConditionId[],
): boolean {
  return TEXTS_OF[field].some((name) => texts[name].some((text) => holds(text, wanted)));
}

function holds(text: readonly ConditionId[], wanted: readonly ConditionId[]): boolean {
  const [first = NONE] = wanted;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (wanted.every((word, offset) => text[at + offset] === word)) return true;
  }
  return false;
}
