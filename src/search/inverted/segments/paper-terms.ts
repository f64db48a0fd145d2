import type { Paper } from "../../../paper/paper.ts";
import { coveringOf } from "../../../query/category.ts";
import { nameTermsOf, nameWords } from "../../../query/names/name-words.ts";
import { definitionsIn } from "../../../query/words/definitions.ts";
import { fold } from "../../../query/words/fold.ts";
import type { Token } from "../../../query/words/token.ts";
import { readTokens } from "../../../query/words/tokenize.ts";
import { type Told, toldBy } from "./definitions.ts";
import { categoryTerm, nameTerm } from "./term.ts";

/** What a paper is found by. */
export interface PaperTerms {
  readonly title: readonly Token[];
  readonly abstract: readonly Token[];
  readonly keywords: readonly (readonly Token[])[];
  /** Terms without places: its categories and the words of its authors' names, each once. */
  readonly plain: readonly string[];
  /** The short forms it explains. */
  readonly told: readonly Told[];
  /** Its authors' names: words joined by spaces, names by line ends. */
  readonly names: string;
  /** The words of its title and keywords as they are written, each once. */
  readonly words: ReadonlySet<string>;
}

export function termsOf(paper: Paper): PaperTerms {
  const names = paper.authors.map(nameWords);
  const categories = paper.categories.filter(isWritable).flatMap(coveringOf);
  return {
    title: readTokens(paper.title),
    abstract: readTokens(paper.abstract),
    keywords: paper.keywords.map(readTokens),
    plain: [
      ...new Set([
        ...categories.map(categoryTerm),
        ...names.flat().flatMap(nameTermsOf).map(nameTerm),
      ]),
    ],
    told: [paper.title, paper.abstract].flatMap(definitionsIn).flatMap(toldBy),
    names: names.map((words) => words.join(" ")).join("\n"),
    words: writtenWords([paper.title, ...paper.keywords].join(" ")),
  };
}

/** Half of a surrogate pair has no bytes in UTF-8; no query can name it either. */
function isWritable(category: string): boolean {
  return !/\p{Cs}/u.test(category);
}

/** Words worth a correction: of Latin letters, four or more. */
function writtenWords(text: string): Set<string> {
  return new Set(fold(text).match(/[a-z]{4,64}/g));
}
