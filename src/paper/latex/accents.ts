import { symbols } from "./symbols.ts";
import { table } from "./table.ts";

/** Commands of one sign, such as `\'e`, and the marks they set. */
const signs = new Map([
  ["'", "\u0301"],
  ["`", "\u0300"],
  ["^", "\u0302"],
  ['"', "\u0308"],
  ["~", "\u0303"],
  ["=", "\u0304"],
  [".", "\u0307"],
]);

/** Commands of one letter, such as `\v{s}`. */
const initials = new Map([
  ["c", "\u0327"],
  ["v", "\u030c"],
  ["H", "\u030b"],
  ["u", "\u0306"],
  ["r", "\u030a"],
  ["k", "\u0328"],
  ["d", "\u0323"],
  ["b", "\u0331"],
]);

/** Commands over a letter of a formula. */
const decorations = table(`
  hat \u0302 widehat \u0302 tilde \u0303 widetilde \u0303 bar \u0304 overline \u0305 acute \u0301 grave \u0300
  dot \u0307 ddot \u0308 dddot \u20db check \u030c breve \u0306 vec \u20d7 overrightarrow \u20d7 mathring \u030a
`);

/** What an accent in running text sets; undefined where the command is none. */
export function markOfText(command: string): string | undefined {
  return signs.get(command) ?? initials.get(command);
}

export function markOfFormula(command: string): string | undefined {
  return decorations.get(command);
}

/**
 * The first letter of running text with a mark over it. Undefined where Unicode has no such letter and
 * others follow, because then the backslash is most likely another thing: `\r{ho}`, a pattern.
 */
export function accented(mark: string, text: string): string | undefined {
  const [letter = "", ...rest] = text;
  const whole = (dotted(letter) + mark).normalize("NFC");
  const isOne = [...whole].length === 1 || (rest.length === 0 && /^\p{L}$/u.test(letter));
  return isOne ? whole + rest.join("") : undefined;
}

const DAMAGED = /^[bcdHklortuv]$/;

/**
 * The symbol of a command whose first letter was taken for an accent: `\b{eta}` was `\beta`. arXiv stores
 * many abstracts so.
 */
export function damagedSymbol(letter: string, rest: string): string | undefined {
  // The tie of `\t{oo}` needs two letters, so `\t{o}` was `\to`.
  const isName = /^[a-z]{2,}$/.test(rest) || (letter === "t" && rest === "o");
  if (!DAMAGED.test(letter) || !isName) return undefined;
  return symbols.get(letter + rest);
}

/** A mark over one character of a formula; longer things read better without. */
export function decorated(mark: string, text: string): string {
  const letter = dotted(text);
  return /^\p{L}\p{M}?$|^\p{N}$/u.test(letter) ? letter + mark : text;
}

/** The dotless letters exist to bear marks; with one, Unicode wants the ordinary letter. */
function dotted(letter: string): string {
  if (letter === "ı") return "i";
  return letter === "ȷ" ? "j" : letter;
}
