import { type Argument, argument, group, option } from "./argument.ts";
import { addresses, lastOf, removed, styles, switches, wrappers } from "./commands.ts";
import { type Piece, piece, type Reading, skipSpace } from "./reading.ts";

/** A command of letters: its backslash stands at `at`, its name ends at `after`. */
export interface Named {
  readonly at: number;
  readonly name: string;
  readonly after: number;
}

/** Undefined for a command it does not know. */
export type Reader = (reading: Reading, command: Named) => Piece | undefined;

/** Commands about words: how they look, where they lead, what is no part of the text. */
export const textCommands: readonly Reader[] = [
  readSwitch,
  readRemoved,
  readAddress,
  readLastOf,
  readWrapper,
  readStyle,
];

/** `\left.` is a bracket that is not there, and the spaces within `\left( x \right)` are none. */
function readSwitch(reading: Reading, { name, after }: Named): Piece | undefined {
  if (!switches.has(name)) return undefined;
  const behind = skipSpace(reading, after);
  if (!SIZES.test(name)) return piece("", behind, "gone");
  if (/^(?:left|right)$/.test(name) && reading.text.charAt(behind) === ".") {
    return piece("", behind + 1, name === "right" ? "closing" : "gone");
  }
  const ahead = reading.text.slice(behind, behind + 8);
  const opening = openingAt(name, ahead);
  if (opening === undefined) {
    const closes =
      name === "right" || (!name.endsWith("l") && name !== "left" && CLOSING.test(ahead));
    return piece("", behind, closes ? "closing" : "gone");
  }
  const end = behind + opening.length;
  return piece(reading.inside(behind, end, true), skipSpace(reading, end));
}

function openingAt(name: string, ahead: string): string | undefined {
  if (name === "right" || /r$/.test(name)) return undefined;
  return (OPENING.exec(ahead) ?? (/l$|left/.test(name) ? BAR.exec(ahead) : undefined))?.[0];
}

const BAR = /^(?:\\?\||\\[lr]?[vV]ert(?![a-zA-Z]))/;
const SIZES = /^(?:left|right|[bB]igg?[lr]?)$/;
const OPENING = /^(?:[([]|\\{|\\l(?:angle|floor|ceil)(?![a-zA-Z]))/;
const CLOSING = /^(?:[)\]]|\\}|\\rangle(?![a-zA-Z]))/;

function readRemoved(reading: Reading, { name, after }: Named): Piece | undefined {
  const count = removed.get(name);
  if (count === undefined) return undefined;
  let next = reading.text.charAt(after) === "*" ? after + 1 : after;
  for (let left = count; left > 0; left--) {
    while (option(reading, next)) next = option(reading, next)?.next ?? next;
    const closing = reading.text.charAt(next) === "{" ? reading.closing(next) : undefined;
    if (closing !== undefined) next = closing + 1;
  }
  if (name === "begin") next = option(reading, next)?.next ?? next;
  return piece("", next, "gone");
}

/** Letter by letter, but for the backslash before a sign. */
function readAddress(reading: Reading, { name, after }: Named): Piece | undefined {
  const closing = addresses.has(name) ? reading.closing(skipSpace(reading, after)) : undefined;
  if (closing === undefined) return undefined;
  const address = reading.text.slice(skipSpace(reading, after) + 1, closing);
  return piece(address.replace(/\\([%#&_~{}$])/g, "$1").trim(), closing + 1);
}

function behindOptions(reading: Reading, after: number): number {
  const first = option(reading, after)?.next ?? after;
  return option(reading, first)?.next ?? first;
}

function readLastOf(reading: Reading, { name, after }: Named): Piece | undefined {
  const count = lastOf.get(name);
  if (count === undefined) return undefined;
  let at = skipSpace(reading, behindOptions(reading, after));
  for (let left = count; left > 1; left--) {
    const closing = reading.closing(at);
    if (closing === undefined) return undefined;
    at = skipSpace(reading, closing + 1);
  }
  const last = group(reading, at);
  return last && piece(last.text, last.next);
}

function readWrapper(reading: Reading, { name, after }: Named): Piece | undefined {
  const around = wrappers.get(name);
  const found = around && group(reading, skipSpace(reading, option(reading, after)?.next ?? after));
  return around && found ? piece(`${around[0]}${found.text}${around[1]}`, found.next) : undefined;
}

/** How text looks; a formula may have its argument without braces. */
function readStyle(reading: Reading, command: Named): Piece | undefined {
  const { name, after } = command;
  if (!styles.test(name)) return undefined;
  const formula = reading.formula && !/^(?:text|mbox|hbox|emph)/.test(name);
  const isStarred = name === "operatorname" && reading.text.charAt(after) === "*";
  const from = isStarred ? after + 1 : after;
  const found = reading.formula
    ? argument(reading, from, formula)
    : group(reading, skipSpace(reading, from), name === "ensuremath");
  if (found)
    return name === "operatorname" ? piece(found.text, found.next, "word") : kept(reading, found);
  const behind = skipSpace(reading, from);
  if (reading.text.charAt(behind) !== "{") return piece("", behind, "gone");
  // Cut before its end, as in `\textbf{A title`; braces around nothing but space are more than a cut.
  return /[\p{L}\p{N}]/u.test(reading.text.charAt(behind + 1))
    ? piece("", behind + 1, "gone")
    : undefined;
}

/** Names such as `\mathrm{poly}` keep their distance in a formula. */
function kept({ formula }: Reading, { text, next }: Argument): Piece {
  return piece(text, next, formula && /^\p{L}{2,}$/u.test(text) ? "word" : "text");
}
