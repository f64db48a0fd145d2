import { fold } from "./fold.ts";

/** Longer words are cut: nobody types them, and they would fill an index. */
const MAX_WORD = 64;

/**
 * The words of a text in order, folded but not stemmed, each of letters and digits only.
 * "GPT4" and "GPT-4" both give gpt, 4 and "3D", "3-D" both 3d; "YOLOv8" gives yolo, v8, "text2image"
 * text, to, image and "C++" cpp; each ideograph or syllable of Chinese, Japanese and Korean is a word.
 */
export function splitWords(text: string): string[] {
  const found = plain(fold(text)).match(WORD) ?? [];
  return found.map(cut);
}

/** Takes LaTeX, apostrophes and symbols that are part of a name out of folded text. */
function plain(folded: string): string {
  if (!SPECIAL.test(folded)) return folded;
  return folded
    .replace(/\\(?:["'`^~=.]|[bcdhkruv](?=\{\p{L}\}))\{?(\p{L})\}?/gu, "$1")
    .replace(
      /\{?\\(o|l|ss|ae|oe|aa)(?:\{\}|\}|\s|(?![a-z]))/g,
      (_, letter: string) => PLAIN_LETTERS.get(letter) ?? letter,
    )
    .replace(/\\(?:emph|operatorname|(?:text|math)[a-z]{2,6})(?![a-z])/g, " ")
    .replace(/'s(?![\p{L}\p{N}])|'/gu, "")
    .replace(/(?<=[a-z]{2})2(?=[a-z]{2})/g, " to ")
    .replace(/(?<=[a-z]{3})(?<!con)v(?=\d)/g, " v")
    .replace(/(?<![\p{L}\p{N}])([a-z])(?:\+\+|(#))(?!\p{L})/gu, nameLanguage)
    .replace(/(?<!\p{L})[α-ω](?!\p{L})/gu, (letter) => GREEK.get(letter) ?? letter)
    .replace(
      /(?<![\p{L}\p{N}])(?:(\p{L})[-_^]\{?(\p{N}+)|(\p{N}+)-(\p{L}))(?![\p{L}\p{N}])/gu,
      "$1$2$3$4",
    );
}

/** Whether there is anything for `plain` to do. */
const SPECIAL = /[\\'+#\-_^α-ω]|[a-z]2[a-z]|[a-z]v\d/;

/** Letters that TeX has commands for: Troms\\o */
const PLAIN_LETTERS = new Map([["aa", "a"]]);

function nameLanguage(_: string, letter: string, sharp: string | undefined): string {
  return letter + (sharp ? "sharp" : "pp");
}

/** β-VAE is typed beta-VAE; only letters that stand alone are named. */
const GREEK = new Map(
  `α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu
  ν nu ξ xi ο omicron π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega`
    .split(/\s+(?=[α-ω])/)
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(2)]),
);

/** One ideograph or syllable (not a mere radical); two letters or more before a digit; letters and digits together. */
const WORD =
  /(?=[\p{L}\p{N}])[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]|[^\P{L}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]{2,}(?=\p{N})|(?:[^\P{L}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]|\p{N})+/gu;

function cut(word: string): string {
  return word.length <= MAX_WORD ? word : word.slice(0, MAX_WORD).replace(/\p{Cs}$/u, "");
}
