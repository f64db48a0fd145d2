import { splitWords } from "./split-words.ts";

/** The words of a person's name, folded but not stemmed: Williams is not William. */
export function nameWords(name: string): string[] {
  return splitWords(name);
}

/**
 * Whether an author is the one asked for: each word asked for is one of the author's, or one is the
 * other's initial ("S. Levine" is "Sergey Levine" in either direction), and at least one is whole.
 */
export function isAuthor(asked: readonly string[], author: readonly string[]): boolean {
  const left = [...author];
  const rest = asked.filter((word) => !take(left, (other) => other === word));
  return rest.length < asked.length && rest.every((word) => take(left, abbreviates(word)));
}

function take(words: string[], fits: (word: string) => boolean): boolean {
  const at = words.findIndex(fits);
  if (at >= 0) words.splice(at, 1);
  return at >= 0;
}

function abbreviates(word: string): (other: string) => boolean {
  return (other) =>
    (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other));
}
