import { lowered, raised } from "../scripts.ts";
import { argument, group, option } from "./argument.ts";
import { circled, dingbat } from "./dingbats.ts";
import { readEnvironment } from "./environments.ts";
import { type Piece, piece, type Reading, skipSpace } from "./reading.ts";
import { fromLatin } from "./text-symbols.ts";
import { unitNamed } from "./units.ts";

/** Reads what follows a command's name; undefined when that is nothing it could use. */
type Reader = (reading: Reading, after: number) => Piece | undefined;

/** Commands that build something of their arguments. */
export const formulaCommands: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["frac", readFraction],
  ["tfrac", readFraction],
  ["dfrac", readFraction],
  ["cfrac", readFraction],
  ["nicefrac", readFraction],
  ["sfrac", readFraction],
  ["binom", readBinomial],
  ["sqrt", readRoot],
  ["not", readNot],
  ["overset", readOver],
  ["stackrel", readOver],
  ["underset", readUnder],
  ["xleftarrow", (reading, after) => readArrow(reading, after, "←")],
  ["xrightarrow", (reading, after) => readArrow(reading, after, "→")],
  ["xleftrightarrow", (reading, after) => readArrow(reading, after, "↔")],
  ["xLeftarrow", (reading, after) => readArrow(reading, after, "⇐")],
  ["xRightarrow", (reading, after) => readArrow(reading, after, "⇒")],
  ["xmapsto", (reading, after) => readArrow(reading, after, "↦")],
  ["xhookrightarrow", (reading, after) => readArrow(reading, after, "↪")],
  ["textgreek", (reading, after) => readScript(reading, after, fromLatin)],
  ["textcircled", (reading, after) => readScript(reading, after, circled)],
  ["circled", (reading, after) => readScript(reading, after, circled)],
  ["ding", readDingbat],
  ["textsuperscript", (reading, after) => readScript(reading, after, raised)],
  ["textsubscript", (reading, after) => readScript(reading, after, lowered)],
  ["unicode", readCode],
  ["begin", readEnvironment],
  ["item", readItem],
  ["SI", readQuantity],
  ["qty", readQuantity],
  ["si", readUnit],
  ["unit", readUnit],
]);

function readFraction(reading: Reading, after: number): Piece | undefined {
  return readPair(reading, after, (above, below) => `${factor(above)}/${factor(below)}`);
}

function readBinomial(reading: Reading, after: number): Piece | undefined {
  return readPair(reading, after, (above, below) => `(${above.trim()} choose ${below.trim()})`);
}

/** Half a pair is kept: whatever was read is used, or nested halves would be read again and again. */
function readPair(
  reading: Reading,
  after: number,
  form: (above: string, below: string) => string,
): Piece | undefined {
  const above = argument(reading, after);
  const below = above && argument(reading, above.next);
  return below
    ? piece(form(above.text, below.text), below.next)
    : above && piece(above.text, above.next);
}

function readRoot(reading: Reading, after: number): Piece | undefined {
  const degree = option(reading, after);
  const found = argument(reading, degree?.next ?? after);
  return found && piece(`${raised(degree?.text ?? "")}√${factor(found.text)}`, found.next);
}

/** In brackets unless it holds together by itself. */
function factor(text: string): string {
  const whole = text.trim();
  return /^[\p{L}\p{M}\p{N}.′₀-₉⁰-⁹²³¹]+$/u.test(whole) ? whole : `(${whole})`;
}

function readNot(reading: Reading, after: number): Piece | undefined {
  const found = argument(reading, after);
  const [first = "", ...rest] = found?.text ?? "";
  const stroke = first.trim() === "" ? "" : "\u0338";
  if (!found) return undefined;
  const isCommand = reading.text.charAt(found.from) === "\\";
  return piece(first + stroke + rest.join(""), isCommand ? found.to : found.next, "symbol");
}

/** `\stackrel{d}{\to}` is →ᵈ. */
function readOver(reading: Reading, after: number): Piece | undefined {
  return readPair(reading, after, (over, sign) => sign.trim() + raised(over));
}

function readUnder(reading: Reading, after: number): Piece | undefined {
  return readPair(reading, after, (under, sign) => sign.trim() + lowered(under));
}

/** What stands under an arrow comes as an option. */
function readArrow(reading: Reading, after: number, arrow: string): Piece | undefined {
  const found = argument(reading, option(reading, after)?.next ?? after);
  return found && piece(arrow + found.text.trim(), found.next);
}

/** `\item[(i)]` has a label of its own. */
function readItem(reading: Reading, after: number): Piece {
  const label = option(reading, after);
  return label ? piece(reading.inside(label.from, label.to, false), label.next) : piece("•", after);
}

function readDingbat(reading: Reading, after: number): Piece | undefined {
  const [found, number] = /^\{(\d{1,3})\}/.exec(reading.text.slice(after, after + 5)) ?? [];
  const sign = dingbat(Number(number));
  return found && sign !== undefined ? piece(sign, after + found.length) : undefined;
}

function readScript(
  reading: Reading,
  after: number,
  form: (text: string) => string,
): Piece | undefined {
  const at = skipSpace(reading, after);
  const found = reading.text.charAt(at) === "\\" ? argument(reading, at) : group(reading, at);
  return found && piece(form(found.text), found.next);
}

/** `\SI{5}{\micro\second}` → 5 µs. */
function readQuantity(reading: Reading, after: number): Piece | undefined {
  const number = group(reading, option(reading, after)?.next ?? after);
  const unit = number && readUnit(reading, number.next);
  if (unit) return piece(`${number.text} ${unit.text}`.trim(), unit.next);
  return number && piece(number.text, number.next);
}

function readUnit(reading: Reading, after: number): Piece | undefined {
  const found = group(reading, option(reading, after)?.next ?? after);
  if (!found) return undefined;
  const source = reading.text.slice(found.from, found.to);
  const isNamed = /^(?:\\[a-zA-Z]+\s*)+$/.test(source);
  return piece(isNamed ? unitNamed(source.match(/[a-zA-Z]+/g) ?? []) : found.text, found.next);
}

/** `\unicode{x3b1}`, `\unicode{945}`. */
function readCode(reading: Reading, after: number): Piece | undefined {
  const found = group(reading, after);
  return found && piece(character(found.text) ?? found.text, found.next);
}

function character(code: string): string | undefined {
  const [, sign, digits = ""] = /^(x?)([\da-f]{1,6})$/i.exec(code) ?? [];
  const point = Number.parseInt(digits, sign ? 16 : 10);
  return point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
