import { accented, damagedSymbol, markOfText } from "./accents.ts";
import { type Argument, argument, group } from "./argument.ts";
import { signs } from "./commands.ts";
import { readNamed } from "./named-command.ts";
import { type Piece, piece, type Reading } from "./reading.ts";

const NAME = /[a-zA-Z]+/y;

/** The command at `at`, where a backslash stands; one that is not known keeps its argument or its name. */
export function readCommand(reading: Reading, at: number): Piece {
  NAME.lastIndex = at + 1;
  const name = NAME.exec(reading.text)?.[0].slice(0, reading.to - at - 1) ?? "";
  const sign = name || reading.text.slice(at + 1, Math.min(at + 2, reading.to));
  const meant = signs.get(sign);
  if (meant !== undefined) return piece(meant, at + 2);
  const damaged = name.length === 1 ? readDamaged(reading, at, name) : undefined;
  if (damaged) return damaged;
  const accent = name === "" || !reading.formula ? readAccent(reading, at, sign) : undefined;
  if (accent) return accent;
  return name ? readNamed(reading, { at, name, after: at + 1 + name.length }) : piece("\\", at + 1);
}

function readDamaged(reading: Reading, at: number, letter: string): Piece | undefined {
  const closing = reading.text.charAt(at + 2) === "{" ? reading.closing(at + 2) : undefined;
  if (closing === undefined || closing > at + LONGEST_NAME) return undefined;
  const symbol = damagedSymbol(letter, reading.text.slice(at + 3, closing));
  return symbol === undefined ? undefined : piece(symbol, closing + 1);
}

const LONGEST_NAME = 24;

/** Over nothing, and before what bears no accent, these are the signs themselves: `\~{}`, `\~5`. */
const ALONE = /^[~^]$/;
const UNACCENTED = /^(?:[\d(]|\\[A-Za-z]{2})/;

function readAccent(reading: Reading, at: number, sign: string): Piece | undefined {
  const mark = markOfText(sign);
  if (!mark) return undefined;
  const found = accentedArgument(reading, at, sign);
  if (found?.text === "")
    return overNext(reading, mark, found.next, sign) ?? alone(reading, at, sign, found);
  if (found) return piece(accented(mark, found.text) ?? unaccented(reading, at, found), found.next);
  const isSign = ALONE.test(sign) && UNACCENTED.test(reading.text.slice(at + 2, at + 5));
  return isSign ? piece(sign, at + 2) : undefined;
}

/** An author's own command may have the name of an accent: `\b{several words}`. */
function unaccented(reading: Reading, at: number, found: Argument): string {
  return /\p{L}\s+\p{L}/u.test(found.text) ? found.text : asItWas(reading, at, found);
}

function alone(reading: Reading, at: number, sign: string, found: Argument): Piece {
  return piece(ALONE.test(sign) ? sign : asItWas(reading, at, found), found.next);
}

/** `\"{}o`; but `\^{}` and `\~{}` are mostly signs, and accents only within a word: `r\^{}ole`, `/\~{}name`. */
function overNext(reading: Reading, mark: string, next: number, sign: string): Piece | undefined {
  const around = reading.text.slice(Math.max(0, next - 5), next + 2);
  if (ALONE.test(sign) && !/[a-z]\\[~^]\{\}[aeioun][a-z]$/i.test(around)) return undefined;
  return accentOver(reading, mark, next);
}

/** `{\"}o`, `{\c}{c}` and `{\'}\i `: an accent in braces of its own stands over what follows. */
export function readLoneAccent(reading: Reading, at: number): Piece | undefined {
  LONE.lastIndex = at;
  const [found, sign = ""] = LONE.exec(reading.text) ?? [];
  const mark = markOfText(sign);
  return found && mark ? accentOver(reading, mark, at + found.length) : undefined;
}

const LONE = /\{\\(["'`^~=.]|[bcdHkruv])\s?\}/y;

/** No more, or what was read would be read again where it bears no accent. */
const ONE_LETTER = /^(?:\p{L}|\{\p{L}\}|\\[ij](?![a-z])|\{\\[ij]\})/u;

function accentOver(reading: Reading, mark: string, at: number): Piece | undefined {
  const isLetter = ONE_LETTER.test(reading.text.slice(at, at + 4));
  const found = isLetter ? argument(reading, at) : undefined;
  const whole = found && accented(mark, found.text);
  return found && whole !== undefined ? piece(whole, found.next) : undefined;
}

/** `\'{e}`, `\'e`, `\'\i`, `\c c`, and `Cram\' er`. */
function accentedArgument(reading: Reading, at: number, sign: string): Argument | undefined {
  const after = at + 2;
  const inBraces = group(reading, after);
  if (inBraces) return inBraces;
  const next = reading.text.slice(after, Math.min(after + 3, reading.to));
  const isLetter = /[a-z]/i.test(sign);
  const isInWord = /[a-z]/i.test(reading.text.charAt(at - 1));
  const bare = isLetter ? AFTER_NAME : sign === '"' ? VOWEL : LETTER;
  const isBare = bare.test(next) || (!isLetter && isInWord && /^ [a-z]/i.test(next));
  return isBare ? argument(reading, after) : undefined;
}

const LETTER = /^(?:[a-z]|\\["'`^~=.]|\\[ij](?![a-z]))/i;
const AFTER_NAME = /^(?:\s[a-z]|\\["'`^~=.]|\\[ij](?![a-z]))/i;
/** Not over consonants: `\"word\"` is a quotation. */
const VOWEL = /^(?:[aeiouy]|\\[ij](?![a-z]))/i;

function asItWas({ text }: Reading, at: number, { from, to, next, text: inner }: Argument): string {
  return text.slice(at, from) + inner + text.slice(to, next);
}
