/** Laws of chance that something may follow: `X~Normal`. */
const LAWS = "(?:Nor|Uni|Poi|Gau|Bern|Beta|Gam|Bin|Exp|Dir|Mult|Lap)";

/** Between what belongs together; each line says on which side of `~` something tells it from "about". */
const TIES: readonly (readonly [before: string, after: string])[] = [
  // Words, numbers and units, before a citation: `Fig.~3`, `a~graph`, `8~GB`, `100~K`, `96~%`, `et al.~\cite{x}`.
  [String.raw`[\p{Lu}\p{Ll}]{2}|\p{L}\.|[}$]`, String.raw`[\p{L}\p{N}$[({]`],
  [String.raw`\p{N}`, String.raw`\p{L}|\\?%|×\s|\$[\\A-Za-z]`],
  [String.raw`\p{Lu}\(\p{N}\)`, String.raw`\p{L}{3}`],
  [String.raw`\b[Aa]`, String.raw`\p{L}[\p{L}\d]`],
  ["%", String.raw`\p{L}{2}`],
  [String.raw`\S`, String.raw`\\[A-Za-z]|\{\\`],
  // `3D~printing`, `7B~Instruct`, `200+~rules`.
  [String.raw`\p{N}[\p{Lu}+]`, String.raw`\p{L}`],
  // Behind punctuation: `i.e.,~linear`, `i.i.d~shifted`; before it: `two cases~: one`.
  ["[,;:]", String.raw`\p{L}|[\\$]`],
  [String.raw`\.\p{L}`, String.raw`\p{L}{3}`],
  [String.raw`\p{L}{2}`, String.raw`[:;?!](?:\s|$)`],
  // `(1)~the first`, `2)~the second`; not `P(i)~i`.
  [String.raw`(?<![\p{L}\p{N}])\([\p{L}\p{N}+]{1,5}\)|(?<!\S)\d\)`, String.raw`\p{L}`],
  // A letter and a word, `T~Tauri` and `P~system`, but neither `X~Uniform(0,1)` nor `L~W`.
  [
    String.raw`(?<![\p{L}\p{N}_^}])\p{Lu}`,
    `(?!${LAWS})${String.raw`\p{Lu}?\p{Ll}{3,}(?![\p{L}\p{N}([_^])`}`,
  ],
  [
    String.raw`(?<![\p{L}\p{N}_^}\\])[b-z]`,
    String.raw`(?!${LAWS.toLowerCase()}|log|exp|sqrt|poly)(?:th\b|\p{Ll}{3,}(?![\p{L}\p{N}([_^]))`,
  ],
  // Ions and numerals: `H~II`, `N~V`.
  [String.raw`(?<![\p{L}\p{N}_^])\p{Lu}`, String.raw`(?:[IVX]{2,4}|[IV])(?![\p{L}\p{N}([_^=~])`],
  // Beside a space it adds nothing: `In this~ article`, `useful. ~Our`.
  [String.raw`\p{L}{2}|[.”"]`, String.raw`\s+(?:\p{L}|[–—-]\s)`],
  [String.raw`[.–]\s`, String.raw`\p{L}{2}`],
  [String.raw`\s`, "https?:"],
  // `a~=~1` and `24~/~7`.
  [String.raw`\S`, "(?:[=/–×<>≤≥±]|-{1,3})~"],
  ["~(?:[=/–×<>≤≥±]|-{1,3})", String.raw`\S`],
];

const TIE = new RegExp(
  `(?<!\\\\)~(?:${TIES.map(([before, after]) => `(?<=(?:${before})~)(?=${after})`).join("|")})`,
  "gu",
);

/** Ties become spaces; the tildes of `~37%`, `3~5`, `X~N(0, 1)`, `x~y` and `example.org/~name` stay. */
export function withoutTies(text: string): string {
  return text.replace(TIE, " ");
}
