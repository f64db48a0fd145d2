/** Names and what they stand for, alternating, with white space between them. */
export function table(text: string): ReadonlyMap<string, string> {
  const words = text.trim().split(/\s+/);
  const rows = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) rows.set(words[at] ?? "", words[at + 1] ?? "");
  return rows;
}

/** Names with white space between them. */
export function names(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
