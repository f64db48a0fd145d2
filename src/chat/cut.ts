const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Text whose every unit is a character of its own. */
const SIMPLE = /^[\n\x20-\x7e]*$/u;

/** Units that are looked at beyond a limit, so that the last character before it is seen whole. */
const AHEAD = 64;

/** What a text takes of a limit, in UTF-16 units; at least its length. */
export type Cost = (text: string) => number;

/** The text within a limit, cut between characters as readers see them, "…" at its end. */
export function cut(text: string, limit: number, cost: Cost = lengthOf): string {
  return cost(text) <= limit ? text : `${text.slice(0, fitting(text, limit - 1, cost)).trimEnd()}…`;
}

/** How many units of a text, whole characters only, cost no more than the limit. */
export function fitting(text: string, limit: number, cost: Cost = lengthOf): number {
  const start = text.slice(0, Math.max(limit, 0) + AHEAD);
  let spent = 0;
  let units = 0;
  for (const character of characters(start)) {
    spent += cost(character);
    if (spent > limit) return units;
    units += character.length;
  }
  return units;
}

function* characters(text: string): Generator<string> {
  if (SIMPLE.test(text)) yield* text;
  else for (const { segment } of segmenter.segment(text)) yield segment;
}

function lengthOf(text: string): number {
  return text.length;
}
