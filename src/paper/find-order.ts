import type { Find } from "./find.ts";

type Order = (a: Find, b: Find) => number;

/** Nearest to the author first, then newest; total, so that sorting forgets the order given. */
export const byRank: Order = (a, b) =>
  rank(a.source) - rank(b.source) || compare(a.source, b.source) || b.at - a.at || byContent(a, b);

/** Newest first, then nearest to the author. */
export const byAge: Order = (a, b) => b.at - a.at || byRank(a, b);

/** Hugging Face keeps pages, code and projects best: its finds first, then by `order`. */
export function huggingfaceFirst(order: Order): Order {
  return (a, b) => Number(isHuggingface(b)) - Number(isHuggingface(a)) || order(a, b);
}

function rank(source: string): number {
  return RANKS.get(source) ?? 2;
}

const RANKS = new Map([
  ["arxiv", 0],
  ["huggingface", 1],
]);

function isHuggingface(find: Find): boolean {
  return find.source === "huggingface";
}

/** Only for two finds of one source at one moment, where any fixed order will do. */
function byContent(a: Find, b: Find): number {
  return compare(JSON.stringify(a.paper), JSON.stringify(b.paper));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
