import { type Piece, type Reading, skipSpace } from "./reading.ts";

/** Puts pieces side by side with the spaces a reader needs. */
export interface Line {
  /** @returns where the source goes on */
  add(piece: Piece): number;
  text(): string;
}

export function createLine(reading: Reading): Line {
  const parts: string[] = [];
  let end = "";
  let afterWord = false;

  function append(text: string): void {
    parts.push(text);
    end = (end + text).slice(-2);
  }

  return {
    text: () => parts.join(""),
    add(piece) {
      const next = afterSpace(reading, end, piece);
      if (piece.kind === "gone") {
        if (/[.,;:)]/.test(reading.text.charAt(next))) dropSpace(parts);
        return next;
      }
      if (needsSpace(end, piece, afterWord)) append(" ");
      append(piece.text);
      afterWord = piece.kind === "word" || (afterWord && isScript(piece.text));
      return next;
    },
  };
}

/** "As in \cite{x}, …" is "As in, …". */
function dropSpace(parts: string[]): void {
  for (let last = parts.pop(); last !== undefined; last = parts.pop()) {
    const kept = last.trimEnd();
    if (kept === "") continue;
    parts.push(kept);
    return;
  }
}

/**
 * A space behind a name may only end it. `x\to y` means x→y and `\alpha x` means αx, but `x \to y` and
 * `\alpha + 1` mean what they show.
 */
function afterSpace(reading: Reading, end: string, { kind, text, next }: Piece): number {
  if (!reading.formula || (kind !== "symbol" && kind !== "word")) return next;
  const behind = skipSpace(reading, next);
  const isNameOnly = /^\p{L}$/u.test(text)
    ? /[\p{L}\p{N}(]/u.test(reading.text.charAt(behind))
    : kind === "word" || !/\s$/.test(end);
  return isNameOnly ? behind : next;
}

/** `n\log n` is "n log n", `\log(n)` is "log(n)". */
function needsSpace(end: string, { text, kind }: Piece, afterWord: boolean): boolean {
  if (isScript(text)) return false;
  if (afterWord && /^[\p{L}\p{N}√|⌈⌊]/u.test(text)) return true;
  return kind === "word" && /[\p{L}\p{N})]$/u.test(end);
}

function isScript(text: string): boolean {
  return /^[_^⁰¹²³⁴-₎ₐ-ₜⁱᴬ-ᵪⱼⱽ]/u.test(text);
}
