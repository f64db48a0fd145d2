/**
 * The one tokeniser, for search and matching: text → normalised tokens in order.
 * Each token holds only letters and digits, folded (case, accents, width, LaTeX) and stemmed, so that
 * "Diffusion-Policies" gives ["diffus", "polici"] in both a title and a query.
 */
export function tokenize(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
