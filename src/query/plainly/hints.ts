import { archiveName } from "../category.ts";
import type { Expr } from "../query.ts";

/** Whole sentences on words that were read as words, though they may have been meant as more. */
export function hintsOn(expr: Expr | undefined, text: string): string[] {
  if (expr?.kind === "text") return expr.phrase ? [] : hintsOnAlone(expr.text, text);
  if (!MAY_HINT.test(text)) return [];
  const words = wordsOf(expr);
  return words.length === 0 ? [] : [...hintsInText(text), ...hintsOnWords(words)];
}

function hintsOnAlone(word: string, text: string): string[] {
  return [...(MAY_HINT.test(text) ? hintsInText(text) : []), ...hintsOnOne(word)];
}

/** A word that every hint on several needs one of. */
const MAY_HINT =
  /(?:19|20)\d\d|\b(?:today|latest|newest|recent|not?|without|minus|code|near|xor|adj)\b/i;

function wordsOf(expr: Expr | undefined): string[] {
  const members = expr?.kind === "and" ? expr.of : expr ? [expr] : [];
  return members.flatMap((each) => (each.kind === "text" && !each.phrase ? [each.text] : []));
}

const YEAR = /^(?:19[89]|20[0-4])\d$/;
const NEWEST = /^(?:latest|newest)$/i;

function hintsOnWords(words: readonly string[]): string[] {
  const ends = [words.at(0) ?? "", words.at(-1) ?? ""];
  const year = words.find((word) => YEAR.test(word));
  const day = ends.find((word) => /^today$/i.test(word));
  const order = ends.find((word) => NEWEST.test(word)) ?? /^recent$/i.exec(ends[1] ?? "")?.[0];
  return [
    ...(year ? [`${asWord(year)} for papers of that year, type year:${year}.`] : []),
    ...(day ? [`${asWord(day)} for papers of today, type since:today.`] : []),
    ...(order ? [`${asWord(order)} sort:newest puts the newest first in a search.`] : []),
  ];
}

/** An archive's name may be a word, too. */
function hintsOnOne(word: string): string[] {
  const archive = word.toLowerCase();
  return archiveName(archive) ? [`${asWord(word)} the category is cat:${archive}.`] : [];
}

/** What has more words is a sentence, or a title. */
const SHORT = /^\S+(?: \S+){0,4}$/;

function hintsInText(text: string): string[] {
  if (!SHORT.test(text)) return [];
  const [, not, other = ""] =
    /(?<=\S )(?<!\b(?:and|but) )(not|no|without|minus) ([\p{L}\d-]+)/iu.exec(text) ?? [];
  const [sign] = /(?<=\S )(?:NEAR|XOR|ADJ)(?:\/\d+)?(?= \S)/u.exec(text) ?? [];
  return [
    ...(not && not !== "NOT"
      ? [`${asWord(not)} to leave out papers with “${other}”, type -${other}.`]
      : []),
    ...(sign ? [`${asWord(sign)} it joins nothing here.`] : []),
    ...(/(?:^| )(?:with|has) code$/i.test(text) ? ["Those with code are found by has:code."] : []),
  ];
}

function asWord(word: string): string {
  return `“${word}” was read as a word;`;
}
