import type { Paper } from "../paper/paper.ts";
import type { TextName } from "../query/matches.ts";
import { nameWords } from "../query/names/name-words.ts";
import { tokenize } from "../query/words/tokenize.ts";

/** What of a paper every query asks again, worked out once. */
export interface PaperFacts {
  readonly paper: Paper;
  /** Of each text: its tokens, and where each of them stands. */
  readonly texts: Readonly<Record<TextName, readonly TokenizedText[]>>;
  /** The words of each author's name. */
  readonly authors: readonly (readonly string[])[];
}

export interface TokenizedText {
  readonly tokens: readonly string[];
  readonly positions: ReadonlyMap<string, readonly number[]>;
}

export function factsOf(paper: Paper): PaperFacts {
  return {
    paper,
    texts: {
      title: [tokenized(paper.title)],
      abstract: [tokenized(paper.abstract)],
      keywords: paper.keywords.map(tokenized),
    },
    authors: paper.authors.map(nameWords),
  };
}

/** Whether tokens stand side by side in a text. */
export function holds({ tokens, positions }: TokenizedText, wanted: readonly string[]): boolean {
  const [first] = wanted;
  if (first === undefined) return false;
  const starts = positions.get(first);
  if (!starts || wanted.length === 1) return starts !== undefined;
  return starts.some((at) => wanted.every((token, offset) => tokens[at + offset] === token));
}

function tokenized(text: string): TokenizedText {
  const tokens = tokenize(text);
  const positions = new Map<string, number[]>();
  for (const [at, token] of tokens.entries()) {
    const known = positions.get(token);
    if (known) known.push(at);
    else positions.set(token, [at]);
  }
  return { tokens, positions };
}
