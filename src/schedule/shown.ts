const SHOWN_AT_MOST = 40;

/** A person's text in quotes, short enough to repeat in a sentence. */
export function shown(text: string): string {
  const characters = [
    ...text
      .slice(0, 2 * SHOWN_AT_MOST + 2)
      .replace(/\s+/g, " ")
      .trim(),
  ];
  const cut = characters.length > SHOWN_AT_MOST;
  return `“${characters.slice(0, SHOWN_AT_MOST).join("")}${cut ? "…" : ""}”`;
}
