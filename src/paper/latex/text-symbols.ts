import { letters, symbols } from "./symbols.ts";
import { table } from "./table.ts";

/** Commands `\text…` of the encodings T1 and TS1 (textcomp), by what follows `\text`. */
const textual = table(`
  perthousand ‰ pertenthousand ‱ discount ⁒ estimated ℮ numero № recipe ℞ referencemark ※ servicemark ℠
  trademark ™ registered ® copyright © copyleft 🄯 circledP ℗ section § paragraph ¶ pilcrow ¶ dagger †
  daggerdbl ‡ bullet • openbullet ◦ bigcircle ◯ periodcentered · asteriskcentered ∗ blank ␢ visiblespace ␣
  degree ° celsius ℃ ohm Ω mho ℧ mu µ micro µ pm ± minus − times × div ÷ surd √ lnot ¬ fractionsolidus ⁄
  onehalf ½ onequarter ¼ threequarters ¾ onesuperior ¹ twosuperior ² threesuperior ³ nsuperior ⁿ
  ordfeminine ª ordmasculine º infinity ∞ partial ∂ summation ∑ product ∏ integral ∫ radical √ increment ∆
  lessequal ≤ greaterequal ≥ notequal ≠ approxequal ≈ lozenge ◊ less < greater > bar | bardbl ‖ brokenbar ¦
  backslash \\ underscore _ dollar $ dollaroldstyle $ asciicircum ^ asciitilde ~ tildelow ˷ asciigrave \`
  asciiacute ´ acutedbl ˝ gravedbl ˵ asciibreve ˘ asciicaron ˇ asciidieresis ¨ asciimacron ¯
  braceleft { braceright } lbrackdbl ⟦ rbrackdbl ⟧ langle ⟨ rangle ⟩ lquill ⁅ rquill ⁆
  leftarrow ← rightarrow → uparrow ↑ downarrow ↓ ellipsis … endash – emdash — twelveudash – threequartersemdash —
  horizontalbar ― dblhyphen ⹀ dblhyphenchar ⹀ exclamdown ¡ questiondown ¿ interrobang ‽ interrobangdown ⸘
  quotedbl " quotesingle ' quotedblleft “ quotedblright ” quoteleft ‘ quoteright ’ quotestraightbase ‚
  quotestraightdblbase „ cent ¢ centoldstyle ¢ sterling £ yen ¥ euro € currency ¤ florin ƒ colonmonetary ₡
  won ₩ naira ₦ guarani ₲ peso ₱ peseta ₧ lira ₤ dong ₫ baht ฿ musicalnote ♪ married ⚭ divorced ⚮
  died † born ⋆ zerooldstyle 0 oneoldstyle 1 twooldstyle 2 threeoldstyle 3 fouroldstyle 4 fiveoldstyle 5
  sixoldstyle 6 sevenoldstyle 7 eightoldstyle 8 nineoldstyle 9 epsilon ε phi φ sim ~ schwa ə esh ʃ glotstop ʔ
  guillemotleft « guillemotright » guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright ›
  crh ħ tstroke ŧ Tstroke Ŧ malteseH Ħ malteseh ħ kra ĸ
`);

/** Other commands of running text. */
const others = table(`
  S § pounds £ euro € EUR € yen ¥ cent ¢ currency ¤ quotesinglbase ‚ quotedblbase „ guillemotleft « guillemotright »
  guillemetleft « guillemetright » guilsinglleft ‹ guilsinglright ›
`);

/**
 * What a command of running text stands for. Its name may begin with `text` before that of any symbol, as in
 * `\textalpha` and `\texttimes`; TeX takes the space behind such a name for its end.
 */
export function textSymbol(name: string): string | undefined {
  const other = others.get(name);
  if (other !== undefined || !name.startsWith("text")) return other;
  const rest = name.slice("text".length);
  return textual.get(rest) ?? symbols.get(rest) ?? letters.get(rest);
}

const greek =
  /^(?:alpha|beta|gamma|delta|(?:var)?epsilon|zeta|eta|(?:var)?theta|iota|(?:var)?kappa|lambda|mu|nu|xi|omicron|(?:var)?pi|(?:var)?rho|(?:var)?sigma|tau|upsilon|(?:var)?phi|chi|psi|omega)$/i;

/** Greek upright or slanted, and symbols that `\math…` names: `\upmu`, `\varOmega`, `\mathsterling`. */
export function shapedSymbol(name: string): string | undefined {
  const [, shape, rest = ""] = /^(up|Up|it|var|math)([A-Za-z]+)$/.exec(name) ?? [];
  if (shape === undefined) return undefined;
  if (shape === "math") return textual.get(rest) ?? symbols.get(rest);
  if (!greek.test(rest)) return undefined;
  return symbols.get(shape === "Up" ? rest.charAt(0).toUpperCase() + rest.slice(1) : rest);
}

const transliterated = new Map(
  Array.from("abgdezhjiklmnxoprsctufqyw", (latin, at) => [
    latin,
    "αβγδεζηθικλμνξοπρσςτυφχψω".charAt(at),
  ]),
);

/** Longer ones are no Greek, and nested ones would be read letter by letter at each depth. */
const LONGEST = 200;

/** Greek typed in Latin letters, as babel reads it in `\textgreek{b}`. */
export function fromLatin(text: string): string {
  if (text.length > LONGEST) return text;
  return Array.from(text, (letter) => {
    const small = transliterated.get(letter.toLowerCase());
    if (small === undefined) return letter;
    return letter === letter.toLowerCase() ? small : small.toUpperCase();
  }).join("");
}
