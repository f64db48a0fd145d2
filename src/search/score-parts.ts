import type { TextName } from "../query/matches.ts";

/** What a paper's place among results was made of: parts of its score, from 0 to 1, which together are 1. */
export interface ScoreParts {
  /** Each word or phrase typed, in any way it is written, with the texts it stands in. */
  readonly words: readonly WordPart[];
  /** Words typed one after the other that stand near each other. */
  readonly near: number;
  /** Words that stand in the title. */
  readonly inTitle: number;
  /** A title that has all of the words, the more so in a row. */
  readonly wholeTitle: number;
  /** All of the words, where some are enough. */
  readonly all: number;
  /** What the paper shares with one that it is to be like. */
  readonly alike: number;
}

export interface WordPart {
  readonly text: string;
  readonly part: number;
  readonly texts: readonly TextName[];
}
