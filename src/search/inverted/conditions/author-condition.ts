import { isAuthor } from "../../../query/author.ts";
import { filterBits } from "../postings/bits.ts";
import { namesReader } from "../segments/names.ts";
import { nameTerm } from "../segments/term.ts";
import { type Condition, EVERYTHING, every, NOTHING, some } from "./condition.ts";
import { termCondition } from "./text-condition.ts";

const READING = 100;

/**
 * Papers of which an author is the one asked for. Who may be meant shares a whole word and has, for
 * each other one, that word or its initial; of those papers the names are read and compared.
 */
export function authoredBy(asked: readonly string[]): Condition {
  const [only, ...more] = asked;
  if (only === undefined) return NOTHING;
  if (more.length === 0) return termCondition(nameTerm(only));
  const mayMean = some(asked.map((whole, at) => every([named(whole), ...others(asked, at)])));
  return {
    cost: READING,
    within: (segment, among) => {
      const namesOf = namesReader(segment);
      return filterBits(mayMean.within(segment, among), (paper) =>
        namesOf(paper).some((name) => isAuthor(asked, name)),
      );
    },
  };
}

function others(asked: readonly string[], at: number): Condition[] {
  return asked.filter((_, other) => other !== at).map(abbreviable);
}

/** Has the word, or what may stand for it; what one letter stands for is too much to look up. */
function abbreviable(word: string): Condition {
  return word.length === 1 ? EVERYTHING : some([named(word), named(word.slice(0, 1))]);
}

function named(word: string): Condition {
  return termCondition(nameTerm(word));
}
