import type { PaperId } from "../../paper/id.ts";

/**
 * The papers each part shows, by counting items. Where the counts do not agree, all belong to the
 * first part: then a digest that stops halfway may lose a paper, but never posts one twice.
 */
export function attributePapers(
  papers: readonly PaperId[],
  parts: readonly { readonly items: number }[],
): readonly (readonly PaperId[])[] {
  const items = parts.reduce((sum, part) => sum + part.items, 0);
  if (items !== papers.length) return parts.map((_, index) => (index === 0 ? papers : []));
  let shown = 0;
  return parts.map((part) => {
    shown += part.items;
    return papers.slice(shown - part.items, shown);
  });
}
