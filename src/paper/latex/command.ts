import { accented, markOfText } from "./accents.ts";
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
  const accent = name === "" || !reading.formula ? readAccent(reading, at, sign) : undefined;
  if (accent) return accent;
  return name ? readNamed(reading, { at, name, after: at + 1 + name.length }) : piece("\\", at + 1);
}

/** Over nothing, these are the signs themselves: `\~{}`. */
const ALONE = new Map([
  ["~", "~"],
  ["^", "^"],
]);

function readAccent(reading: Reading, at: number, sign: string): Piece | undefined {
  const mark = markOfText(sign);
  const found = mark && accentedArgument(reading, at, sign);
  if (!mark || !found) return undefined;
  const whole = found.text === "" ? ALONE.get(sign) : accented(mark, found.text);
  return piece(whole ?? asItWas(reading, at, found), found.next);
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

const LETTER = /^(?:[a-z]|\\[ij](?![a-z]))/i;
const AFTER_NAME = /^(?:\s[a-z]|\\[ij](?![a-z]))/i;
/** Not over consonants: `\"word\"` is a quotation. */
const VOWEL = /^(?:[aeiouy]|\\[ij](?![a-z]))/i;

function asItWas({ text }: Reading, at: number, { from, to, next, text: inner }: Argument): string {
  return text.slice(at, from) + inner + text.slice(to, next);
}
