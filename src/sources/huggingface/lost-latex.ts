import { symbols } from "../../paper/latex/symbols.ts";
import { names } from "../../paper/latex/table.ts";
import { readable } from "../../paper/readable.ts";
import { lowered, raised } from "../../paper/scripts.ts";

/**
 * A text of Hugging Face, readable. Since March 2025 it comes without the dollar signs and backslashes of its
 * LaTeX. Put back is what can have been nothing else; `sim`, `to` and `alpha` alone are words as well and stay.
 */
export function readableWithLostLatex(raw: string): string {
  const text = readable(raw.includes("{") ? withCommands(raw) : raw);
  const linked = text.includes("{") ? text.replace(LINK, labelled) : text;
  return withScripts(withSymbols(withSigns(linked)));
}

/** `texttt{D}ual` was `\texttt{D}ual`, and `teal{word}` a word in teal. */
function withCommands(text: string): string {
  return text.replace(COMMAND, "\\").replace(COLOUR, "\\textnormal");
}

const COMMAND =
  /(?<![A-Za-z\\/])(?=(?:text(?:tt|bf|it|sc|sf|rm)|emph|math(?:cal|bb|bf|rm|sf|it|tt|frak)|operatorname|boldsymbol|sqrt|frac|widetilde|widehat|overline)\{)/g;

const COLOUR =
  /(?<![A-Za-z\\/])(?:black|red|blue|green|teal|magenta|orange|purple|cyan|brown)(?=\{)/g;

/** What `\href{address}{label}` left behind. */
const LINK = /(https?:\/\/[^\s{}]+)\s?\{([^{}]{1,200})\}/g;

function labelled(_link: string, address: string, label: string): string {
  const isName = /^(?:https?:|www\.|this |here|link)|\w\.\w/i.test(label);
  return isName ? address : `${label} (${address})`;
}

/** Signs that only a number beside them tells from words: `3.8times`, `2{times}`, `sim5`, but not `sim2real`. */
function withSigns(text: string): string {
  return text
    .replace(
      /times(?<=(?:\d[KMB%]?|circ)times)(?=sim\d|[A-Z]\d|[\d\s.,;:!?)\]/–—-]|$)|\{times\}/g,
      "×",
    )
    .replace(/(?<=[A-Z])rightarrow(?=[A-Z])/g, "→")
    .replace(/ times (?<=\d times )(?=\d)/g, " × ")
    .replace(/sim(?<![A-Za-z/._@-]sim)(?=\d)(?!2[A-Za-z-])|\{sim\}(?=\d)/g, "~")
    .replace(/approx(?<![A-Za-z/._-]approx)(?=\d)|\{approx\}(?=\d)/g, "≈")
    .replace(/pm(?:(?<=\dpm)(?=\d*\.\d)|(?<![\p{L}\p{N}/._-]pm)(?=\d))/gu, "±")
    .replace(/to(?<=\d\.\d+to)(?=\d+\.\d)/g, "→");
}

/** Commands that are neither words nor names. */
const wordless = names(`
  leq geq neq lesssim gtrsim infty varepsilon varphi varnothing nabla propto cdot cdots ldots rightarrow leftarrow
  longrightarrow leftrightarrow Rightarrow uparrow downarrow lceil rceil lfloor rfloor langle rangle subseteq otimes oplus
`);

/** Letters where a script follows, as in `pi_0` and `tau^2`. */
const greek = names(`
  alpha beta gamma delta epsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau phi chi psi omega ell
  Delta Gamma Theta Lambda Sigma Phi Psi Omega
`);

const SYMBOL = new RegExp(
  String.raw`\b(?<![/._\\-])(?:${[...wordless].join("|")})(?![A-Za-z]|\.[a-z])|` +
    String.raw`(?<=\p{N}|%|[^\x00-\x7f])(?:${[...wordless].join("|")})(?![A-Za-z])|` +
    String.raw`\b(?<![/.\\-])(?:${[...greek].join("|")})(?=[_^][\p{L}\p{N}(*]|[₀-₉ₐ-ₜ⁰¹²³⁴-⁹])`,
  "gu",
);

function withSymbols(text: string): string {
  return text.replace(SYMBOL, (name) => symbols.get(name) ?? name);
}

const signsAbove = new Map([
  ["circ", "°"],
  ["top", "ᵀ"],
  ["star", "⋆"],
  ["prime", "′"],
  ["dagger", "†"],
  ["*", "*"],
]);

/** `A^2RD` and `x_t`, but not `snake_case`, `pi_0.5` or `Code^N`. */
function withScripts(text: string): string {
  const low = text.includes("_")
    ? text.replace(LOW, (_all, base, low) => base + lowered(low))
    : text;
  return low.includes("^")
    ? low
        .replace(ABOVE, (_all, name) => signsAbove.get(name) ?? name)
        .replace(HIGH, (_all, digits) => raised(digits))
    : low;
}

const LOW = /(?<![\p{L}\p{N}/._\\@-])(\p{L})_(\d+|[a-z])(?![\p{L}\p{N}_]|\.\d)/gu;
const ABOVE = /\^(circ|top|star|prime|dagger|\*)(?![A-Za-z])/g;
const HIGH = /(?<=[\p{L}\p{N}∇∂)\]}])\^(-?\d+)(?![\d.]*\d)/gu;
