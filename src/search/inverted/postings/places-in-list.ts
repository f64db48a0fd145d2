import { shortAt } from "../number-at.ts";
import { ones } from "./bits.ts";
import { type PostingList, seek } from "./posting-list.ts";

/** Answers a list's place of a paper that it has, of an array the place of the next one otherwise. Asked in ascending order. */
export function placesInList({ papers, bits, ranks }: PostingList): (paper: number) => number {
  let at = 0;
  const members = papers ?? NO_PAPERS;
  if (!bits || !ranks) return (paper) => (at = seek(members, at, paper));
  let word = 0;
  return (paper) => {
    const group = (paper >>> 9) << 4;
    if (word < group) {
      word = group;
      at = shortAt(ranks, paper >>> 9);
    }
    for (; word < paper >>> 5; word++) at += ones(bits[word] ?? 0);
    return at + ones((bits[word] ?? 0) & ((1 << (paper & 31)) - 1));
  };
}

const NO_PAPERS = new Uint16Array(0);
