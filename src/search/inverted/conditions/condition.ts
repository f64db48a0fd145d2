import { type Bits, isEmpty, noBits, subtract, unite } from "../postings/bits.ts";
import type { PostingList } from "../postings/posting-list.ts";
import type { Segment } from "../segments/segment.ts";
import { setWithAll } from "./papers-with-all.ts";

/** What a paper must satisfy. */
export interface Condition {
  /** Roughly how long it takes for each paper: cheap ones are asked first, and of fewer papers then. */
  readonly cost: number;
  /** Which of a segment's papers, among some, satisfy it: a set of its own that `among` holds. */
  readonly within: (segment: Segment, among: Bits) => Bits;
  /** Adds them to a set, where that is quicker than to make one of its own. */
  readonly addTo?: (found: Bits, segment: Segment, among: Bits) => void;
  /** Of what stands in one list: that list, undefined in a segment without it. */
  readonly listIn?: (segment: Segment) => PostingList | undefined;
}

/** Adds to a set the papers, among some, that satisfy a condition. */
export function addFound(
  { within, addTo }: Condition,
  found: Bits,
  segment: Segment,
  among: Bits,
): void {
  if (addTo) addTo(found, segment, among);
  else unite(found, within(segment, among));
}

/** To copy a set costs about as much as to look through a list. */
const CHEAP = 3;

export const EVERYTHING: Condition = { cost: 0, within: (_, among) => among.slice() };

export function every(conditions: readonly Condition[]): Condition {
  const lists = conditions.flatMap(({ listIn }) => listIn ?? []);
  const atOnce = lists.length > 1;
  const others = conditions.filter(({ listIn }) => !(atOnce && listIn));
  const byCost = others.sort((one, other) => one.cost - other.cost);
  return {
    cost: total(conditions),
    within: (segment, among) => {
      let left = atOnce ? inAllLists(lists, segment, among) : among;
      for (const condition of byCost) {
        if (isEmpty(left)) return noBits(segment.papers);
        left = condition.within(segment, left);
      }
      return left === among ? among.slice() : left;
    },
  };
}

/** The papers, among some, that are in all of the lists, of the rarest in this segment on. @param wanted as in `papersWithAll` */
export function inAllLists(
  listsIn: readonly NonNullable<Condition["listIn"]>[],
  segment: Segment,
  among: Bits,
  wanted?: Uint8Array,
): Bits {
  const lists: PostingList[] = [];
  for (const listIn of listsIn) {
    const list = listIn(segment);
    if (!list) return noBits(segment.papers);
    lists.push(list);
  }
  lists.sort((one, other) => one.frequency - other.frequency);
  return setWithAll(lists, among, wanted);
}

export function some(conditions: readonly Condition[]): Condition {
  // Phrases are asked of all papers: what is found so is remembered, and at hand for the ranking.
  const adding = conditions.filter(({ cost, addTo }) => cost <= CHEAP || addTo);
  const dear = conditions.filter(({ cost, addTo }) => cost > CHEAP && !addTo);
  return {
    cost: total(conditions),
    within: (segment, among) => {
      const found = noBits(segment.papers);
      for (const condition of adding) addFound(condition, found, segment, among);
      // What is dear is asked only of papers that are not found yet.
      for (const condition of dear) {
        const rest = among.slice();
        subtract(rest, found);
        addFound(condition, found, segment, rest);
      }
      return found;
    },
  };
}

export function none(condition: Condition): Condition {
  return {
    cost: condition.cost,
    within: (segment, among) => {
      const left = among.slice();
      subtract(left, condition.within(segment, among));
      return left;
    },
  };
}

function total(conditions: readonly Condition[]): number {
  return conditions.reduce((sum, { cost }) => sum + cost, 0);
}
