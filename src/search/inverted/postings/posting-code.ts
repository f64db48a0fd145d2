import { byteAt } from "../number-at.ts";

/** How often a token stands in each text of a paper. */
export interface FieldCounts {
  readonly title: number;
  readonly abstract: number;
  readonly keywords: number;
}

/**
 * One byte that says how often a token stands where: 0–3 times in the title, 0–2 in the keywords and
 * one of 21 steps in the abstract. Counts beyond a step's are cut to it; that a field has none never
 * is. So one byte a posting serves every field weight and every question for one field alone.
 */
export function postingCode({ title, abstract, keywords }: FieldCounts): number {
  const top = Math.min(title, TITLE - 1);
  const middle = Math.min(keywords, KEYWORDS - 1);
  return top + TITLE * (middle + KEYWORDS * stepOf(abstract));
}

/** The counts that a code stands for: exact, or the least of its step. */
export function countsOf(code: number): FieldCounts {
  const rest = Math.floor(code / TITLE);
  return {
    title: code % TITLE,
    keywords: rest % KEYWORDS,
    abstract: STEPS[Math.floor(rest / KEYWORDS)] ?? 0,
  };
}

/** In which texts a token with this code stands, a bit each. */
export function textsOf(code: number): number {
  return byteAt(TEXTS, code);
}

/** A count from here on is not told by the code, but stands before the positions. */
export const CUT = { title: 3, abstract: 11, keywords: 2 } as const;

const TITLE = 4;
const KEYWORDS = 3;
const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 16, 20, 26, 33, 45, 60, 90, 150];

function stepOf(count: number): number {
  if (count < CUT.abstract) return count;
  const beyond = STEPS.findIndex((least) => least > count);
  return (beyond < 0 ? STEPS.length : beyond) - 1;
}

/** The title's bit of those that `textsOf` answers. */
export const IN_TITLE = 1;
const TEXTS = new Uint8Array(256).map((_, code) => {
  const { title, abstract, keywords } = countsOf(code);
  return (title > 0 ? IN_TITLE : 0) | (abstract > 0 ? 2 : 0) | (keywords > 0 ? 4 : 0);
});

const codesIn = (field: "title" | "abstract") =>
  new Uint8Array(256).map((_, code) => (countsOf(code)[field] > 0 ? 1 : 0));
/** Which codes say that a token is in a text. */
export const IN = { title: codesIn("title"), abstract: codesIn("abstract") };
/** All codes, and that of a term which has none. */
export const ANYWHERE = new Uint8Array(256).fill(1);
