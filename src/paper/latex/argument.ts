import { type Reading, skipSpace } from "./reading.ts";

export interface Argument {
  readonly text: string;
  /** The source of it, without braces, runs from `from` to `to`. */
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/** What a command is applied to: a group, a command or one character, behind spaces. */
export function argument(
  reading: Reading,
  after: number,
  formula = reading.formula,
): Argument | undefined {
  const at = skipSpace(reading, after);
  if (at >= reading.to) return undefined;
  const sign = reading.text.charAt(at);
  if (sign === "{") return group(reading, at, formula);
  if (sign === "\\") return command(reading, at);
  const char = String.fromCodePoint(reading.text.codePointAt(at) ?? 0);
  const next = at + char.length;
  return sign === "}" || sign === "$" ? undefined : { text: char, from: at, to: next, next };
}

/** Only `{…}`, at `at`. */
export function group(
  reading: Reading,
  at: number,
  formula = reading.formula,
): Argument | undefined {
  const to = reading.text.charAt(at) === "{" ? reading.closing(at) : undefined;
  if (to === undefined) return undefined;
  return { text: reading.inside(at + 1, to, formula), from: at + 1, to, next: to + 1 };
}

/** `[…]` at `at`; a longer one is hardly meant as an option. */
export function option({ text, to }: Reading, at: number): Argument | undefined {
  if (text.charAt(at) !== "[") return undefined;
  const content = /^\[[^\]]{0,100}\]/.exec(text.slice(at, Math.min(to, at + 102)))?.[0];
  if (content === undefined) return undefined;
  const next = at + content.length;
  return { text: content.slice(1, -1), from: at + 1, to: next - 1, next };
}

/** Its argument may be a bare command: `\hat\theta`, `x^\alpha`. */
function command(reading: Reading, at: number): Argument {
  const { text, next, kind } = reading.command(at);
  const named = kind === "symbol" || kind === "word";
  const space = named ? skipSpace(reading, next) : next;
  const glued = space < reading.to && /[\p{L}\p{N}]/u.test(reading.text.charAt(space));
  return { text, from: at, to: next, next: glued ? space : next };
}
