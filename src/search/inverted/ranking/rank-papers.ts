import { intAt, shortAt, wordAt } from "../number-at.ts";
import { BLOCK } from "../postings/list-size.ts";
import { FIRST, type PromisingBlocks, promisingBlocks } from "./promising-blocks.ts";
import { createBlock, moveTo, offer } from "./ranked-block.ts";
import type { RankedPapers } from "./ranked-papers.ts";
import { scoreBlock } from "./score-block.ts";
import type { Top } from "./top.ts";

/**
 * Gives `top` every paper that may be one of the best, with its whole score, block by block after
 * MaxScore (H. Turtle, J. Flood, "Query evaluation: strategies and optimizations", Information
 * Processing & Management 31(6), 1995). The blocks in which lists can add most come first, of
 * whichever segment: their papers soon set a threshold that most of the others do not reach.
 * @param unscored whether papers that no list has count too, with a score of 0
 */
export function rankPapers(ranked: readonly RankedPapers[], unscored: boolean, top: Top): void {
  const blocks = promisingBlocks(ranked);
  rankBlocks(ranked, blocks, unscored ? 0 : 1, top);
}

/** Only the blocks in which lists can add most, whose papers are then taken out of the matches. */
export function rankFirst(ranked: readonly RankedPapers[], top: Top): void {
  const all = promisingBlocks(ranked);
  const places = all.places.subarray(0, FIRST);
  rankBlocks(ranked, { ...all, places }, 0, top);
  for (const place of places) {
    const start = shortAt(all.numbers, place) * WORDS;
    ranked[shortAt(all.owners, place)]?.matches.fill(0, start, start + WORDS);
  }
}

const WORDS = BLOCK / 32;

function rankBlocks(
  ranked: readonly RankedPapers[],
  { places, most, owners, numbers }: PromisingBlocks,
  worst: number,
  top: Top,
): void {
  const block = createBlock(Math.max(0, ...ranked.map(({ lists }) => lists.length)));
  for (let n = 0; n < places.length; n++) {
    const place = wordAt(places, n);
    const threshold = Math.max(worst, top.threshold());
    const owner = ranked[shortAt(owners, place)];
    if (!owner || intAt(most, place) < threshold) continue;
    moveTo(block, owner, shortAt(numbers, place));
    scoreBlock(block, threshold);
    offer(block, owner.segment, threshold, top);
  }
}
