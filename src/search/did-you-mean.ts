/** Words of letters and digits; a field's name, as in `author:`, is none. */
const WORD = /[\p{L}\p{N}]+(?![\p{L}\p{N}:])/gu;

/** So many words of one query are looked up at most. */
const MOST_WORDS = 12;

/** The words that join others. */
const JOINTS = new Set(["or", "and", "not"]);

/**
 * What may have been meant by a query that finds little: the same text with words of the index in
 * the place of words that it has not. Undefined when there are none.
 */
export function didYouMean(
  typed: string,
  suggest: (word: string) => string | undefined,
): string | undefined {
  let left = MOST_WORDS;
  const meant = typed.replace(WORD, (word) => {
    if (JOINTS.has(word.toLowerCase()) || left-- <= 0) return word;
    return suggest(word) ?? word;
  });
  return meant === typed ? undefined : meant;
}
