import type { Expr, Query } from "../../../query/query.ts";
import { soughtBy } from "../../../query/words/sought.ts";
import { type Condition, inAllLists } from "../conditions/condition.ts";
import { standsInAnyWay } from "../conditions/text-condition.ts";
import { isEmpty } from "../postings/bits.ts";
import { IN } from "../postings/posting-code.ts";
import { titleList, tokenList } from "../segments/token-list.ts";
import { type Collection, frequencyOf } from "./collection.ts";

/** One of the words that a title may have, in each way it is written. */
export type TitleWord = readonly (readonly string[])[];

/** What may be a remembered title. */
export interface TitleWords {
  /** The words a title must have: those that tell something, and the others beside a single one. */
  readonly all: readonly TitleWord[];
  /** The telling ones as they follow each other. */
  readonly telling: readonly TitleWord[];
  /** All as they were typed. */
  readonly typed: readonly TitleWord[];
}

/** The words that are typed beside each other; undefined where there is only one, which is in too many titles to say much. */
export function titleWords({ expr, wording }: Omit<Query, "problems">): TitleWords | undefined {
  const telling = wordsIn(expr?.kind === "and" ? expr.of : expr ? [expr] : []);
  const typed = wording ? wordsIn(wording) : telling;
  if (telling.length === 0 || typed.length < 2) return undefined;
  return { all: telling.length > 1 ? telling : typed, telling, typed };
}

function wordsIn(members: readonly Expr[]): TitleWord[] {
  return members.flatMap((each): TitleWord[] => {
    if (each.kind !== "text" || each.field === "abstract") return [];
    const { sequences, beginning } = soughtBy(each);
    return beginning === undefined ? [sequences] : [];
  });
}

/** Papers that have all of the words in the title, the rarest looked for first. */
export function haveInTitle({ all: words }: TitleWords, collection: Collection): Condition {
  const rarestFirst = words
    .map((ways) => ({ ways, papers: atMostWith(ways, collection) }))
    .sort((one, other) => one.papers - other.papers)
    .map(({ ways }) => ways);
  const tokens = rarestFirst.flatMap((ways) => soleToken(ways) ?? []);
  const inTitles = haveTokensInTitle(tokens);
  const each = rarestFirst
    .filter((ways) => soleToken(ways) === undefined)
    .map((ways) => standsInAnyWay(ways, "title", collection.phrases));
  return {
    cost: each.reduce((sum, { cost }) => sum + cost, tokens.length),
    within: (segment, among) =>
      each.reduce(
        (left, one) => (isEmpty(left) ? left : one.within(segment, left)),
        tokens.length > 0 ? inTitles(segment, among) : among,
      ),
  };
}

/** Where all are common, from those on who have them in the title. */
function haveTokensInTitle(tokens: readonly string[]): Condition["within"] {
  return (segment, among) => {
    const lists = tokens.map((token) => tokenList(segment, token));
    const areCommon = lists.every((list) => list?.bits);
    const listsIn = tokens.map((token, at) => () => {
      const list = lists[at];
      return areCommon && list ? titleList(segment, token, list) : list;
    });
    return inAllLists(listsIn, segment, among, IN.title);
  };
}

/** Of a word that is one token and written in one way. */
function soleToken([way, ...others]: TitleWord): string | undefined {
  return others.length === 0 && way?.length === 1 ? way[0] : undefined;
}

/** No more papers than this have the word in any of its ways. */
function atMostWith(ways: TitleWord, collection: Collection): number {
  const papersWith = (token: string) => frequencyOf(collection, token);
  return ways.reduce((sum, tokens) => sum + Math.min(...tokens.map(papersWith)), 0);
}
