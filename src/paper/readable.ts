import { decodeHTMLStrict } from "entities";
import { readableLatex } from "./latex/readable-latex.ts";
import { plainCharacters } from "./plain-characters.ts";
import { withoutTags } from "./without-tags.ts";

export { firstSentence } from "./first-sentence.ts";

/**
 * Text from a source as one plain paragraph of Unicode in form NFC: entities decoded, twice where a source
 * encoded them twice, tags gone, LaTeX as characters where there are some and as it was where not, line breaks and runs of space as
 * one space, and nothing invisible, reordering or piled up. Ordinary text comes back as it was.
 */
export function readable(raw: string): string {
  const marked = plainCharacters(decodeHTMLStrict(raw));
  const text = withoutTags(marked);
  const plain = plainCharacters(readableLatex(text.includes("&") ? decodeHTMLStrict(text) : text));
  return plain.replace(/\s+/gu, " ").trim();
}
