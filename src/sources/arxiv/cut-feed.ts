/** A feed's text in pieces that are read one after the other. */
export interface CutFeed {
  /** With the first entry alone. */
  readonly feed: string;
  readonly others: readonly string[];
}

const END = "</entry>";
const BEGIN = /<entry[\s>]/g;

/**
 * Cuts a feed at its entries, which stay as they are written; undefined where a tag need not be one, as
 * in a comment or CDATA, and where entries are not one behind the other.
 */
export function cutFeed(xml: string): CutFeed | undefined {
  if (xml.includes("<!")) return undefined;
  const pieces = xml.split(END);
  const rest = pieces.pop() ?? "";
  if (rest.search(BEGIN) >= 0) return undefined;
  const others: string[] = [];
  let feed = "";
  for (const [n, piece] of pieces.entries()) {
    const [begin, ...more] = piece.matchAll(BEGIN);
    if (!begin || more.length > 0) return undefined;
    feed += n === 0 ? piece + END : piece.slice(0, begin.index);
    if (n > 0) others.push(piece.slice(begin.index) + END);
  }
  return { feed: feed + rest, others };
}
