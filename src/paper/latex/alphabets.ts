import { table } from "./table.ts";

interface Alphabet {
  readonly capital: number;
  readonly small: number;
  /** Letters that Unicode had before it had the alphabet. */
  readonly elder: ReadonlyMap<string, string>;
}

const script: Alphabet = {
  capital: 0x1d49c,
  small: 0x1d4b6,
  elder: table("B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ e ℯ g ℊ o ℴ"),
};
const fraktur: Alphabet = {
  capital: 0x1d504,
  small: 0x1d51e,
  elder: table("C ℭ H ℌ I ℑ R ℜ Z ℨ"),
};
const doubleStruck: Alphabet = {
  capital: 0x1d538,
  small: 0x1d552,
  elder: table("C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ 1 𝟙 0 𝟘"),
};

const alphabets = new Map([
  ["mathcal", script],
  ["mathscr", script],
  ["cal", script],
  ["mathfrak", fraktur],
  ["frak", fraktur],
  ["mathbb", doubleStruck],
  ["mathds", doubleStruck],
  ["mathbbm", doubleStruck],
  ["Bbb", doubleStruck],
]);

export function alphabetOf(command: string): Alphabet | undefined {
  return alphabets.get(command);
}

/** One letter in the alphabet, `R` → `ℝ`; longer text stays plain, because words in it can hardly be read. */
export function inAlphabet({ capital, small, elder }: Alphabet, text: string): string {
  const old = elder.get(text);
  if (old !== undefined) return old;
  if (/^[A-Z]$/.test(text)) return String.fromCodePoint(capital + text.charCodeAt(0) - 65);
  if (/^[a-z]$/.test(text)) return String.fromCodePoint(small + text.charCodeAt(0) - 97);
  return text;
}
