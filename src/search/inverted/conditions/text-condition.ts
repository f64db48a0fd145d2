import type { TextField } from "../../../query/query.ts";
import { shortAt } from "../number-at.ts";
import { type Bits, hasBit, intersect, noBits, setBit, uniteAmong } from "../postings/bits.ts";
import { IN } from "../postings/posting-code.ts";
import { eachPosting, type PostingList, postingList } from "../postings/posting-list.ts";
import { encodeTerm, prefixRange } from "../segments/dictionary.ts";
import type { Segment } from "../segments/segment.ts";
import { tokenList } from "../segments/token-list.ts";
import { addFound, type Condition, EVERYTHING } from "./condition.ts";
import { setWithAll } from "./papers-with-all.ts";
import type { Phrases } from "./phrases.ts";

const ONE_LIST = 1;
const POSITIONS = 20;

/**
 * Tokens that stand side by side in one text, in any of the ways to write them; none stand everywhere.
 * All ways are asked of all papers: phrases are looked up once for as many papers, and are at hand for the ranking.
 */
export function standsInAnyWay(
  ways: readonly (readonly string[])[],
  field: TextField,
  phrases: Phrases,
): Condition {
  const words = ways
    .filter(({ length }) => length === 1)
    .map(([word = ""]) => termCondition(word, field));
  const longer = ways.filter(({ length }) => length > 1);
  const [word, ...more] = words;
  if (ways.some(({ length }) => length === 0)) return EVERYTHING;
  if (word && more.length === 0 && longer.length === 0) return word;
  return adding(words.length * ONE_LIST + longer.length * POSITIONS, (found, segment, among) => {
    for (const tokens of longer)
      addMembers(found, phrases.in(segment, tokens, field, among), among);
    for (const each of words) addFound(each, found, segment, among);
  });
}

/** Papers that have a term of the dictionary. */
export function termCondition(name: string, field: TextField = "any"): Condition {
  const listIn = (segment: Segment) => tokenList(segment, name);
  if (field !== "any") return tokenIn(field, listIn);
  return {
    cost: ONE_LIST,
    listIn,
    addTo: (found, segment, among) => {
      const list = listIn(segment);
      if (list) addMembers(found, list, among);
    },
    within: (segment, among) => {
      const list = listIn(segment);
      return list ? setWithAll([list], among) : noBits(segment.papers);
    },
  };
}

function tokenIn(field: "title" | "abstract", listIn: NonNullable<Condition["listIn"]>): Condition {
  return {
    cost: ONE_LIST,
    within: (segment, among) => {
      const list = listIn(segment);
      return list ? setWithAll([list], among, IN[field]) : noBits(segment.papers);
    },
  };
}

/** A condition whose papers are added to any set. */
function adding(cost: number, addTo: NonNullable<Condition["addTo"]>): Condition {
  return {
    cost,
    addTo,
    within: (segment, among) => {
      const found = noBits(segment.papers);
      addTo(found, segment, among);
      return found;
    },
  };
}

/** Papers that have a token which begins so. */
export function beginsWith(beginning: string, field: TextField): Condition {
  const bytes = encodeTerm(beginning);
  return {
    cost: POSITIONS,
    within: ({ dictionary, sections, papers }, among) => {
      const found = noBits(papers);
      const { from, to } = prefixRange(dictionary, bytes);
      for (let term = from; term < to; term++)
        eachPosting(postingList(sections, papers, term), (paper, code) => {
          if (field === "any" || IN[field][code] === 1) setBit(found, paper);
        });
      intersect(found, among);
      return found;
    },
  };
}

function addMembers(found: Bits, { bits, papers }: PostingList, among: Bits): void {
  if (bits) uniteAmong(found, bits, among);
  for (let at = 0; papers && at < papers.length; at++) {
    const paper = shortAt(papers, at);
    if (hasBit(among, paper)) setBit(found, paper);
  }
}
