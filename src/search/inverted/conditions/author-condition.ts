import { isAuthor, isNamed } from "../../../query/names/author.ts";
import { type NameClue, nameCluesOf } from "../../../query/names/name-clues.ts";
import { formsOf } from "../../../query/names/name-words.ts";
import { filterBits } from "../postings/bits.ts";
import { namesReader } from "../segments/names.ts";
import { nameTerm } from "../segments/term.ts";
import { type Condition, EVERYTHING, every, some } from "./condition.ts";
import { termCondition } from "./text-condition.ts";

const READING = 100;

/**
 * Papers of which an author is the one asked for. Who may be meant has a word whole and, for each
 * other one, that word or its initial; of those papers the names are read and compared.
 */
export function authoredBy(asked: readonly string[]): Condition {
  const mayMean = nameCluesOf(asked).flatMap((clues) =>
    clues.map((clue) =>
      every([whole(clue), ...clues.filter((other) => other !== clue).map(abbreviable)]),
    ),
  );
  return nameTested(some(mayMean), (name) => isAuthor(asked, name));
}

/** Papers of which an author has each word as it is. */
export function authorNamed(asked: readonly string[]): Condition {
  const mayMean = every(asked.map((word) => some(formsOf(word).map(named))));
  return nameTested(mayMean, (name) => isNamed(asked, name));
}

function nameTested(mayMean: Condition, test: (name: readonly string[]) => boolean): Condition {
  return {
    cost: READING,
    within: (segment, among) => {
      const namesOf = namesReader(segment);
      return filterBits(mayMean.within(segment, among), (paper) => namesOf(paper).some(test));
    },
  };
}

function whole(clue: NameClue): Condition {
  return some([...clue.whole.map(named), ...clue.whole.flatMap(inTwo)]);
}

/** Has the word, or what may stand for it; what one letter stands for is too much to look up. */
function abbreviable(clue: NameClue): Condition {
  return clue.needed ? some([whole(clue), ...clue.initials.map(named)]) : EVERYTHING;
}

/** Names that write the word as two: Kai-Wei for Kaiwei. */
function inTwo(word: string): Condition[] {
  const cuts = Array.from({ length: Math.min(word.length, LONGEST) - 1 }, (_, at) => at + 1);
  return cuts.map((at) => every([named(word.slice(0, at)), named(word.slice(at))]));
}

/** So many letters of a word are gone through for a place to divide it. */
const LONGEST = 64;

function named(word: string): Condition {
  return termCondition(nameTerm(word));
}
