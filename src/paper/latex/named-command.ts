import { decorated, markOfFormula } from "./accents.ts";
import { alphabetOf, inAlphabet } from "./alphabets.ts";
import { argument, group } from "./argument.ts";
import { phrases, spaces, words, wordsApart } from "./commands.ts";
import { formulaCommands } from "./formula-commands.ts";
import { type Piece, piece, type Reading, skipSpace } from "./reading.ts";
import { letters, symbols } from "./symbols.ts";
import { type Named, type Reader, textCommands } from "./text-commands.ts";
import { shapedSymbol, textSymbol } from "./text-symbols.ts";

/** The first that knows the command reads it. */
export function readNamed(reading: Reading, command: Named): Piece {
  for (const reader of READERS) {
    const found = reader(reading, command);
    if (found) return found;
  }
  return piece("\\", command.at + 1);
}

const READERS: readonly Reader[] = [
  readFormula,
  readCharacter,
  readWord,
  readAlphabet,
  readDecoration,
  ...textCommands,
  readUnknown,
];

function readCharacter(reading: Reading, { name, after }: Named): Piece | undefined {
  const letter = letters.get(name);
  if (letter !== undefined) return piece(letter, afterLetter(reading, after));
  const sign = textSymbol(name);
  if (sign !== undefined) {
    const amount = MONEY.test(sign) ? group(reading, after) : undefined;
    if (amount?.text) return piece(sign + amount.text, amount.next);
    return piece(sign, afterTextSymbol(reading, after, sign));
  }
  const symbol = symbols.get(name) ?? shapedSymbol(name);
  if (symbol !== undefined) {
    const kind = reading.formula && CLOSING.test(symbol) ? "closing" : "symbol";
    return piece(symbol, afterEmpty(reading, after), kind);
  }
  return spaces.has(name) ? piece(" ", after) : undefined;
}

/** What an amount may be handed to: `\EUR{5}`. */
const MONEY = /^[€£¥$]$/;
const CLOSING = /^[⌋⌉⟩⟧⟫]$/;

/** `Stra\ss e` is one word, and so is `{\o}`; `\ss{}` ends it. */
function afterLetter(reading: Reading, after: number): number {
  const behind = afterEmpty(reading, after);
  return behind > after ? behind : skipSpace(reading, after);
}

/**
 * TeX takes any space there for the end of the name, but who wrote `5\textperthousand of` for arXiv meant a space:
 * before a word only what leads it has none, `\textmu mol`, and what shortens the word before, `don\textquoteright t`.
 */
function afterTextSymbol(reading: Reading, after: number, sign: string): number {
  const behind = afterLetter(reading, after);
  const isWord = /^\p{L}{2}/u.test(reading.text.slice(behind, behind + 2));
  if (behind === after || !isWord || LEADING.test(sign)) return behind;
  const isShort =
    /^[’']$/.test(sign) && /^(?:re|ll|ve)\b/.test(reading.text.slice(behind, behind + 3));
  return isShort ? behind : afterEmpty(reading, after);
}

const LEADING = /^[¡¿“‘„‚«‹—–―⹀→←↑↓µ{[(⟦⟨⁅№§#$£€¥±−<>~_\\|⁄]$/;

function afterEmpty({ text, to }: Reading, after: number): number {
  return after + 1 < to && text.startsWith("{}", after) ? after + 2 : after;
}

function readWord(reading: Reading, { name, after }: Named): Piece | undefined {
  const phrase = phrases.get(name);
  if (phrase !== undefined) return piece(phrase, afterEmpty(reading, after));
  if (!words.has(name)) return undefined;
  return piece(wordsApart.get(name) ?? name, afterEmpty(reading, after), "word");
}

function readAlphabet(reading: Reading, { name, after }: Named): Piece | undefined {
  const alphabet = alphabetOf(name);
  const found = alphabet && argument(reading, after);
  if (!alphabet || !found) return undefined;
  const isLong = /^[a-z]{2}/i.test(reading.text.slice(found.from, found.from + 2));
  return piece(isLong ? found.text : inAlphabet(alphabet, found.text), found.next);
}

function readDecoration(reading: Reading, { name, after }: Named): Piece | undefined {
  const mark = markOfFormula(name);
  const found = mark && argument(reading, after);
  return mark && found ? piece(decorated(mark, found.text), found.next) : undefined;
}

const SIGN_NAME = /^text[a-z]{3,}$/;

function readUnknown(reading: Reading, { at, name, after }: Named): Piece {
  let found = group(reading, after);
  const texts: string[] = [];
  let next = after;
  while (found) {
    if (found.text !== "") texts.push(found.text);
    next = found.next;
    found = group(reading, next);
  }
  // The name may be that of a sign: `\textohm{5}` is not 5.
  if (texts.length > 0 && SIGN_NAME.test(name))
    return piece(`\\${name}{${texts.join("}{")}}`, next);
  if (texts.length > 0) return piece(texts.join(" "), next);
  if (reading.formula) return piece(name, next, name.length > 1 ? "word" : "symbol");
  return piece(reading.text.slice(at, next), next);
}

function readFormula(reading: Reading, command: Named): Piece | undefined {
  return formulaCommands.get(command.name)?.(reading, command.after);
}
