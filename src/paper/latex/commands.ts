import { names } from "./table.ts";

/** Commands that say how things look: they vanish, with the space that ends their name. */
export const switches = names(`
  em it rm bf tt sf sc sl upshape itshape bfseries mdseries scshape ttfamily sffamily rmfamily normalfont tiny
  scriptsize footnotesize small normalsize large Large LARGE huge Huge displaystyle textstyle scriptstyle
  limits nolimits mathop mathrel mathbin mathord mathopen mathclose mathstrut strut left right middle
  big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm Bigm
  noindent indent centering protect relax allowbreak nobreak break linebreak newline smallskip medskip bigskip
  hfill vfill null unskip ignorespaces xspace boldmath unboldmath nonumber notag maketitle textcompwordmark
`);

/** Commands that vanish with their arguments, and how many those are. */
export const removed: ReadonlyMap<string, number> = new Map([
  ...withCount(
    1,
    `cite citep citet citealp citeauthor citeyear parencite textcite autocite ref eqref cref Cref autoref
    pageref label vspace hspace vskip hskip thanks color phantom hphantom vphantom begin end tag pagestyle
    bibliographystyle bibliography usepackage includegraphics footnotemark selectlanguage`,
  ),
  ...withCount(2, "newcommand renewcommand providecommand setlength rule"),
]);

function withCount(count: number, text: string): [string, number][] {
  return Array.from(names(text), (name) => [name, count]);
}

/** Commands of several arguments of which the last is the text, and how many those are. */
export const lastOf: ReadonlyMap<string, number> = new Map([
  ...withCount(
    2,
    "href textcolor colorbox raisebox scalebox rotatebox hyperref hyperlink texorpdfstring",
  ),
  ...withCount(2, "parbox foreignlanguage"),
  ...withCount(1, "makebox framebox"),
  ...withCount(3, "fcolorbox resizebox multicolumn multirow"),
]);

/** Commands whose argument is an address, kept letter by letter. */
export const addresses = names("url path nolinkurl");

/** Words of a formula, set apart from the letters beside them. */
export const words = names(`
  log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan arg deg det dim gcd hom inf ker
  lim liminf limsup varlimsup varliminf injlim projlim max min Pr sup argmax argmin mod bmod polylog poly choose
  plim sech csch arccot arsinh arcosh artanh sgn
`);

/** Those that read otherwise than they are named. */
export const wordsApart = new Map([
  ["bmod", "mod"],
  ["liminf", "lim inf"],
  ["limsup", "lim sup"],
  ["varliminf", "lim inf"],
  ["varlimsup", "lim sup"],
  ["injlim", "inj lim"],
  ["projlim", "proj lim"],
]);

/** Commands for words of running text. */
export const phrases = new Map([
  ["LaTeX", "LaTeX"],
  ["TeX", "TeX"],
  ["BibTeX", "BibTeX"],
  ["eg", "e.g."],
  ["ie", "i.e."],
  ["etal", "et al."],
  ["etc", "etc."],
  ["wrt", "w.r.t."],
  ["aka", "a.k.a."],
]);

/** What a command puts before and after its argument. */
export const wrappers = new Map([
  ["abs", ["|", "|"]],
  ["norm", ["‖", "‖"]],
  ["ket", ["|", "⟩"]],
  ["bra", ["⟨", "|"]],
  ["floor", ["⌊", "⌋"]],
  ["ceil", ["⌈", "⌉"]],
  ["set", ["{", "}"]],
  ["pmod", ["(mod ", ")"]],
  ["enquote", ["“", "”"]],
  ["ang", ["", "°"]],
  ["footnote", [" (", ")"]],
]);

/** Commands of one sign: spaces of several widths, and signs that would otherwise mean something. */
export const signs: ReadonlyMap<string, string> = new Map([
  ...Array.from(" ,;:>\n\t\\", (sign): [string, string] => [sign, " "]),
  ...Array.from("!/-@", (sign): [string, string] => [sign, ""]),
  ...Array.from("%$&#_{}", (sign): [string, string] => [sign, sign]),
  ["|", "‖"],
]);

/** Commands of one name that are spaces. */
export const spaces = names(
  "quad qquad enspace enskip thinspace medspace thickspace space par newpage hfil atop",
);

/** Commands that say how their argument looks. */
export const styles =
  /^(?:text(?:bf|it|md|rm|sc|sf|sl|tt|up|lf|normal|bfit)?|math(?:bf|bfit|it|normal|rm|sf|sfit|tt|up|brm|upright)|operatorname|boldsymbol|bm|pmb|emph|underline|uline|underbrace|overbrace|mbox|hbox|fbox|ensuremath|uppercase|lowercase|cal|frak|Bbb)$/;
