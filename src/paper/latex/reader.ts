import { lowered, raised } from "../scripts.ts";
import { argument, group } from "./argument.ts";
import { readCommand, readLoneAccent } from "./command.ts";
import type { Formula } from "./formulas.ts";
import { createLine } from "./line.ts";
import { type Piece, piece, type Reading } from "./reading.ts";
import { isTypesetting } from "./typesetting.ts";

export interface LatexInput {
  readonly text: string;
  readonly formulas: ReadonlyMap<number, Formula>;
  readonly closing: ReadonlyMap<number, number>;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly formula: boolean;
}

/** Deeper groups are left as they are; no author nests this far. */
const DEEPEST = 30;

/** A part of the source with every command, group and sign of LaTeX replaced. */
export function read(source: LatexInput, { from, to, formula }: Part, depth = 0): string {
  if (depth > DEEPEST) return source.text.slice(from, to);
  const reading = createReading(source, to, formula, depth);
  const line = createLine(reading);
  let at = from;
  while (at < to) at = line.add(next(source, reading, at));
  return line.text();
}

function createReading(source: LatexInput, to: number, formula: boolean, depth: number): Reading {
  return {
    text: source.text,
    to,
    formula,
    closing(at) {
      const closing = source.closing.get(at);
      return closing !== undefined && closing < to ? closing : undefined;
    },
    inside: (from, end, asFormula) =>
      read(source, { from, to: end, formula: asFormula }, depth + 1),
    command: (at) =>
      depth > DEEPEST
        ? piece("\\", at + 1)
        : readCommand(createReading(source, to, formula, depth + 1), at),
  };
}

/** What is measured in masses and radii of the Earth: `M_\oplus` is M⊕, but another `x_\oplus` is x_⊕. */
const BODY = /(?<![A-Za-z])[MR]\}?\$?$/;

function scriptOf({ text }: Reading, at: number, sign: "^" | "_", content: string): string {
  if (sign === "^") return raised(content);
  const isEarth = content === "⊕" && BODY.test(text.slice(Math.max(0, at - 4), at));
  return isEarth ? content : lowered(content);
}

const PLAIN = /[^\\{}^_$~']+/y;

function next(source: LatexInput, reading: Reading, at: number): Piece {
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(reading.text)?.[0].slice(0, reading.to - at);
  return plain ? piece(plain, at + plain.length) : readSign(source, reading, at);
}

function readSign(source: LatexInput, reading: Reading, at: number): Piece {
  const sign = reading.text.charAt(at);
  const formula = reading.formula ? undefined : source.formulas.get(at);
  if (formula && formula.next <= reading.to) {
    return piece(reading.inside(formula.from, formula.to, true), formula.next);
  }
  if (sign === "\\") return readCommand(reading, at);
  if (sign === "{") return readGroup(reading, at);
  if (sign === "^" || sign === "_") return readScript(reading, at, sign);
  return piece((reading.formula && IN_FORMULA.get(sign)) || sign, at + 1);
}

const IN_FORMULA = new Map([
  ["~", " "],
  ["'", "′"],
]);

function readGroup(reading: Reading, at: number): Piece {
  const accent = reading.formula ? undefined : readLoneAccent(reading, at);
  if (accent) return accent;
  const lost = reading.formula ? undefined : behindLostSwitch(reading, at);
  if (lost !== undefined) return piece(reading.inside(lost.from, lost.to, false), lost.to + 1);
  const found = group(reading, at);
  if (!found) return piece("{", at + 1);
  const isBare = reading.formula || isTypesetting(reading.text, at, found);
  return piece(isBare ? found.text : `{${found.text}}`, found.next);
}

/** `{em word}` has lost the backslash of its switch. */
function behindLostSwitch(reading: Reading, at: number): { from: number; to: number } | undefined {
  const [found] = /^\{(?:em|it|bf|sc|sl) (?=[A-Za-z])/.exec(reading.text.slice(at, at + 6)) ?? [];
  const to = found === undefined ? undefined : reading.closing(at);
  return found === undefined || to === undefined ? undefined : { from: at + found.length, to };
}

/** In running text `snake_case` and `x^y` are what they are; `CO_{2}` is LaTeX. */
function readScript(reading: Reading, at: number, sign: "^" | "_"): Piece {
  const found = reading.formula ? argument(reading, at + 1) : group(reading, at + 1);
  if (!found) return piece(sign, at + 1);
  const text = scriptOf(reading, at, sign, found.text);
  return piece(text, found.next, /\p{L}$/u.test(text) && text.startsWith(sign) ? "script" : "text");
}
