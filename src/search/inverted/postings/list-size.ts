/** How many papers follow each other in a block. */
export const BLOCK = 1024;
const BLOCKS_FROM = 256;
const RANKED = 512;

/** Whether a list is a bitmap. */
export function isDense(frequency: number, papers: number): boolean {
  return frequency * 16 > papers;
}

export function hasBlocks(frequency: number): boolean {
  return frequency >= BLOCKS_FROM;
}

export function rankCount(papers: number): number {
  return Math.ceil(papers / RANKED);
}

export function blockCount(papers: number): number {
  return Math.ceil(papers / BLOCK);
}

/** How many numbers of two bytes a list takes: its papers, and the impacts of its blocks, a byte each. */
export function listSize(frequency: number, papers: number, coded: boolean): number {
  const members = isDense(frequency, papers)
    ? 2 * ((papers + 31) >>> 5) + rankCount(papers)
    : frequency;
  return members + (coded && hasBlocks(frequency) ? (blockCount(papers) + 1) >>> 1 : 0);
}
