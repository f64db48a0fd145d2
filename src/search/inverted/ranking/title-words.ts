import type { Expr } from "../../../query/query.ts";
import { soughtBy } from "../../../query/words/sought.ts";
import type { Condition } from "../conditions/condition.ts";
import { standsInAnyWay } from "../conditions/text-condition.ts";
import { encodeTerm } from "../segments/dictionary.ts";
import { type Collection, frequencyOf } from "./collection.ts";

/** One of the words that a title may have all of, in each way it is written. */
export type TitleWord = readonly (readonly string[])[];

/**
 * The words that are typed beside each other and may be a remembered title, in their order: none
 * where there is only one, which is in too many titles to say much.
 */
export function titleWords(expr: Expr | undefined): TitleWord[] {
  if (expr?.kind !== "and") return [];
  const words = expr.of.flatMap((each): TitleWord[] => {
    if (each.kind !== "text" || each.field === "abstract") return [];
    const { sequences, beginning } = soughtBy(each);
    return beginning === undefined ? [sequences] : [];
  });
  return words.length > 1 ? words : [];
}

/** Papers that have all of the words in the title, the rarest looked for first. */
export function haveInTitle(words: readonly TitleWord[], collection: Collection): Condition {
  const rarestFirst = words
    .map((ways) => ({ ways, papers: atMostWith(ways, collection) }))
    .sort((one, other) => one.papers - other.papers);
  const all = rarestFirst.map(({ ways }) => standsInAnyWay(ways, "title", collection.phrases));
  return {
    cost: all.reduce((sum, { cost }) => sum + cost, 0),
    within: (segment, among) => all.reduce((left, one) => one.within(segment, left), among),
  };
}

/** No more papers than this have the word in any of its ways. */
function atMostWith(ways: TitleWord, collection: Collection): number {
  const papersWith = (token: string) => frequencyOf(collection, encodeTerm(token));
  return ways.reduce((sum, tokens) => sum + Math.min(...tokens.map(papersWith)), 0);
}
