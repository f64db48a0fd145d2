import type { TokenFrequencies } from "./token-frequencies.ts";

/** How many of a paper's tokens stand for it: more find hardly better neighbours and cost time. */
const TELLING = 20;
/** What more than a tenth of the papers say tells little and takes long; in a small index nothing does. */
const COMMON_SHARE = 0.1;
const ALWAYS_RARE = 20;

/**
 * The tokens that set a paper apart: those with the highest tf · idf, where tf is 1 + ln(count) and
 * idf is ln(1 + papers / papers with it). What no paper of the index has is left out.
 * @param counts how often the paper has each token
 */
export function tellingTokens(
  counts: ReadonlyMap<string, number>,
  frequencies: TokenFrequencies,
): string[] {
  const papers = frequencies.papers();
  const most = Math.max(ALWAYS_RARE, papers * COMMON_SHARE);
  const weighed = [...counts].flatMap(([token, count]) => {
    const frequency = frequencies.of(token);
    if (frequency === 0 || frequency > most) return [];
    return { token, weight: (1 + Math.log(count)) * Math.log(1 + papers / frequency) };
  });
  weighed.sort((a, b) => b.weight - a.weight);
  return weighed.slice(0, TELLING).map(({ token }) => token);
}
