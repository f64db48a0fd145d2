import type { Ranked } from "../../trending/trending.ts";
import type { DigestItem } from "../digest.ts";
import type { Numbering } from "./numbering.ts";

/** Papers with their numbers behind their places, in one window. */
export interface PaperRanking {
  /** Their numbers, best first. */
  readonly order: readonly number[];
  /** Left out for a paper that is not among them. */
  ranked(number: number): Ranked | undefined;
  /**
   * A paper as a digest shows it that answers no other topic: one object for all digests.
   * @throws RangeError for a paper that is not among them
   */
  item(number: number): DigestItem;
  /**
   * The same, as one that was there for the last digest.
   * @throws RangeError for a paper that is not among them
   */
  earlierItem(number: number): DigestItem;
}

const NO_TOPIC: readonly string[] = [];

/** Takes papers best first. */
export function rankingOf(best: readonly Ranked[], { numberOf, size }: Numbering): PaperRanking {
  const order = best.map(({ paper }) => numberOf(paper.id));
  const items = new Array<DigestItem | undefined>(size()).fill(undefined);
  for (const ranked of best) items[numberOf(ranked.paper.id)] = { ranked, alsoOn: NO_TOPIC };
  const earlierItems = new Array<DigestItem | undefined>(items.length).fill(undefined);

  function item(number: number): DigestItem {
    const known = items[number];
    if (!known) throw new RangeError(`Paper ${number} is not ranked.`);
    return known;
  }

  return {
    order,
    ranked: (number) => items[number]?.ranked,
    item,
    earlierItem(number) {
      const earlier = earlierItems[number] ?? { ...item(number), earlier: true };
      earlierItems[number] = earlier;
      return earlier;
    },
  };
}
