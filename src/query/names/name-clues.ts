import { joined, mayBeMissing, readingsOf } from "./author.ts";
import { formsOf, isOneForm } from "./name-words.ts";
import { otherGivenNames } from "./short-names.ts";

/** How one word of a name that is asked for may stand in an author's name. */
export interface NameClue {
  /** As itself, in another form, shortened, or joined with the word beside it. */
  readonly whole: readonly string[];
  /** As an initial. */
  readonly initials: readonly string[];
  /** Whether a name without it may be meant too. */
  readonly needed: boolean;
}

/** What a name has that `isAuthor` takes for the one asked for, word by word; for each way to read what was asked. */
export function nameCluesOf(asked: readonly string[]): readonly (readonly NameClue[])[] {
  return readingsOf(asked).map((words) => words.map((_, at) => clueOf(words, at)));
}

function clueOf(asked: readonly string[], at: number): NameClue {
  const word = asked[at] ?? "";
  const forms = formsOf(word);
  const beside = [
    ...(at > 0 ? joined(asked[at - 1] ?? "", word) : []),
    ...(at + 1 < asked.length ? joined(word, asked[at + 1] ?? "") : []),
  ];
  const missing = asked.length > 2 && mayBeMissing(asked, at);
  return {
    whole: [...new Set([...forms, ...forms.flatMap(otherGivenNames), ...beside])],
    initials: [...new Set(forms.map((form) => form.slice(0, 1)))],
    needed: word.length > 1 && !missing,
  };
}

/** The words an author is found by: those of the name, and each two side by side as one. */
export function nameFeaturesOf(author: readonly string[]): readonly string[] {
  if (author.every(isOneForm))
    return [...author, ...author.slice(1).map((word, at) => author[at] + word)];
  return readingsOf(author).flatMap((words) =>
    words.flatMap((word, at) => [
      ...formsOf(word),
      ...(at + 1 < words.length ? joined(word, words[at + 1] ?? "") : []),
    ]),
  );
}
