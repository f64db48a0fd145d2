import { shortAt, wordAt } from "../number-at.ts";

/** In how many papers each word is, by its number. */
export type Counts = Uint16Array | Uint32Array;

/** Words with their counts, most first. */
export interface BestCounted {
  readonly words: readonly number[];
  readonly counts: readonly number[];
  /** No other word of the range has more. */
  readonly rest: number;
}

const BLOCK = 64;

/** Of each array, which never changes, the greatest count in each block. */
const maximaOf = new WeakMap<Counts, Uint32Array>();

/**
 * The words of a range with the greatest counts, equal ones in their order. Blocks whose greatest
 * count cannot be among them are passed over, so that a long range costs little more than a short one.
 */
export function bestCounted(counts: Counts, from: number, to: number, most: number): BestCounted {
  const maxima = blockMaxima(counts);
  const [first, last] = [Math.floor(from / BLOCK), Math.ceil(to / BLOCK)];
  // As many of the blocks that are wholly inside have a count as great as the least of these.
  const whole = greatest(most);
  for (let block = Math.ceil(from / BLOCK); (block + 1) * BLOCK <= to; block++)
    whole.add(block, wordAt(maxima, block));
  const best = greatest(most);
  for (let block = first; block < last; block++) {
    const maximum = wordAt(maxima, block);
    if (maximum < whole.least() || maximum <= best.least()) continue;
    const end = Math.min(to, (block + 1) * BLOCK);
    for (let word = Math.max(from, block * BLOCK); word < end; word++)
      best.add(word, wordCountAt(counts, word));
  }
  const rest = to - from > most ? best.least() : 0;
  return { words: best.items(), counts: best.values(), rest };
}

function blockMaxima(counts: Counts): Uint32Array {
  const known = maximaOf.get(counts);
  if (known) return known;
  const maxima = new Uint32Array(Math.ceil(counts.length / BLOCK));
  for (let at = 0; at < counts.length; at++) {
    const block = Math.floor(at / BLOCK);
    maxima[block] = Math.max(wordAt(maxima, block), wordCountAt(counts, at));
  }
  maximaOf.set(counts, maxima);
  return maxima;
}

export function wordCountAt(counts: Counts, at: number): number {
  return counts instanceof Uint16Array ? shortAt(counts, at) : wordAt(counts, at);
}

/** Keeps so many items with the greatest values, in descending order; of equal ones those that came first. */
function greatest(most: number) {
  const items: number[] = [];
  const values: number[] = [];
  let least = 0;
  return {
    items: () => items,
    values: () => values,
    /** A value that is not above this is not kept any more. */
    least: () => least,
    add(item: number, value: number): void {
      if (value <= least) return;
      let at = Math.min(items.length, most - 1);
      for (; at > 0 && (values[at - 1] ?? 0) < value; at--) {
        items[at] = items[at - 1] ?? 0;
        values[at] = values[at - 1] ?? 0;
      }
      items[at] = item;
      values[at] = value;
      if (items.length === most) least = values[most - 1] ?? 0;
    },
  };
}
