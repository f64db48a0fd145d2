const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** In UTF-16 units: no emoji is longer, and segmenting a whole text is slow. */
const LONGEST_GRAPHEME = 64;

/**
 * The text, or as much of it as fits `max` code points with "…": cut between words, or between
 * graphemes where a word would take more than half of the room. Empty when `max` is below 1.
 */
export function shorten(text: string, max: number): string {
  if (unitsIn(text, max) === text.length) return text;
  if (!(max >= 1)) return "";
  const kept = text.slice(0, graphemeStart(text, unitsIn(text, max - 1)));
  const isWithinWord = /\S/.test(kept.slice(-1)) && /\S/.test(text.charAt(kept.length));
  return `${withoutEnd(isWithinWord ? wholeWords(kept) : kept)}…`;
}

/** The length of the first `max` code points. */
function unitsIn(text: string, max: number): number {
  if (text.length <= max) return text.length;
  let units = 0;
  for (let left = max; left >= 1 && units < text.length; left--) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  }
  return units;
}

/** Where the grapheme around `at` begins. */
function graphemeStart(text: string, at: number): number {
  const from = Math.max(0, at - LONGEST_GRAPHEME);
  const near = text.slice(from, at + LONGEST_GRAPHEME);
  return from + (graphemes.segment(near).containing(at - from)?.index ?? at - from);
}

function wholeWords(kept: string): string {
  const space = kept.lastIndexOf(" ");
  return space > kept.length / 2 ? kept.slice(0, space) : kept;
}

/** Before "…" neither a space nor a comma reads well. */
function withoutEnd(kept: string): string {
  const end = /[\s,;:.–—-]*$/u.exec(kept.slice(-9))?.[0] ?? "";
  return kept.slice(0, kept.length - end.length);
}
