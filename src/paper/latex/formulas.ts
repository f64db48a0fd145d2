/** A formula: its text runs from `from` to `to`, and `next` is behind its closing sign. */
export interface Formula {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

interface Opening {
  readonly at: number;
  readonly sign: string;
}

/** A formula that goes on behind words of its own, which may hold formulas: `$n_{\text{$d$ times}}$`. */
interface Outer {
  readonly open: Opening;
  readonly to: number;
}

const SIGNS = /\\(?:text[a-z]*|mbox|hbox)\s?\{|\\.|\$\$?/gs;

const PAIRS = new Map([
  ["$", "$"],
  ["$$", "$$"],
  ["\\(", "\\)"],
  ["\\[", "\\]"],
]);

/** The formulas of a text by where they open: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`; amounts of money are none. */
export function findFormulas(
  text: string,
  closing: ReadonlyMap<number, number>,
): ReadonlyMap<number, Formula> {
  const formulas = new Map<number, Formula>();
  let open: Opening | undefined;
  let outer: Outer | undefined;
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    if (outer && index >= outer.to) {
      open = outer.open;
      outer = undefined;
    }
    if (sign.endsWith("{")) {
      const to = open && !outer ? endOfWords(text, closing, index + sign.length - 1) : undefined;
      if (open && to !== undefined) {
        outer = { open, to };
        open = undefined;
      }
      continue;
    }
    const formula = open && closed(text, open, sign, index);
    if (open && formula) {
      formulas.set(open.at, formula);
      open = formula.next < index + sign.length ? { at: formula.next, sign: "$" } : undefined;
    } else if (PAIRS.has(sign)) {
      open = { at: index, sign };
    }
  }
  return formulas;
}

/** Where words in braces end, if they hold whole formulas. */
function endOfWords(
  text: string,
  closing: ReadonlyMap<number, number>,
  brace: number,
): number | undefined {
  const to = closing.get(brace);
  if (to === undefined || to - brace > LONGEST_WORDS) return undefined;
  const dollars = text.slice(brace, to).match(/(?<!\\)\$/g)?.length ?? 0;
  return dollars > 0 && dollars % 2 === 0 ? to : undefined;
}

const LONGEST_WORDS = 300;

function closed(text: string, open: Opening, sign: string, at: number): Formula | undefined {
  const closing = PAIRS.get(open.sign) ?? "";
  // `$$` may be the end of one formula and the start of the next.
  if (sign !== closing && !(closing === "$" && sign === "$$")) return undefined;
  const formula = { from: open.at + open.sign.length, to: at, next: at + closing.length };
  return isFormula(text, open, formula) ? formula : undefined;
}

/** Longer ones are two dollar signs that happen to stand in one text. */
const LONGEST = 2_000;

function isFormula(text: string, open: Opening, { from, to, next }: Formula): boolean {
  if (to === from || to - from > LONGEST) return false;
  if (open.sign !== "$") return true;
  const inside = text.slice(from, to);
  const isAmount = /^\d/.test(inside);
  const prose = proseIn(inside);
  if (/[\\^_{}=]/.test(inside)) return !(isAmount && prose > 0) && prose < 4;
  if (/^\s|\s$/.test(inside)) return prose === 0 && /^\s*[a-z]\S{0,9}\s*$/i.test(inside);
  if (/\d/.test(text.charAt(open.at - 1))) return /^[^\d\s]{1,3}$/.test(inside);
  if (prose > 1) return false;
  return !isAmount || (prose === 0 && !/\d/.test(text.charAt(next)));
}

/** How many plain words stand in a row of words, at most. */
function proseIn(inside: string): number {
  const plain = inside.replace(/\\[a-zA-Z]+\s?(?:\{[^{}]*\})?/g, "\\");
  const rows = plain.match(/(?<!\S)[a-z]{2,}(?:,? [a-z]{2,})*(?!\S)/gi) ?? [];
  return Math.max(0, ...rows.map((row) => row.split(" ").length));
}
