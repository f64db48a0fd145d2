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
  let before: Piece["kind"] = "text";

  function append(text: string): void {
    parts.push(text);
    end = (end + text).slice(-2);
  }

  return {
    text: () => parts.join(""),
    add(piece) {
      const next = afterSpace(reading, end, piece);
      if (piece.kind === "closing") dropSpace(parts);
      if (piece.kind === "gone" || piece.text === "") {
        if (/[.,;:)]/.test(reading.text.charAt(next))) dropSpace(parts);
        return next;
      }
      if (needsSpace(end, piece, before)) append(" ");
      append(piece.text);
      before = reaching(piece, before);
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
  if (kind === "text" || kind === "gone" || text === "") return next;
  if (!reading.formula) return afterSign(reading, end, { kind, text, next });
  const behind = skipSpace(reading, next);
  const isNameOnly = /^\p{L}$/u.test(text)
    ? /[\p{L}\p{N}(]/u.test(reading.text.charAt(behind))
    : kind === "word" || kind === "script" || !/\s$/.test(end);
  return isNameOnly ? behind : next;
}

/** In running text only a sign between two things shares its space: `d\geq 2`, but `10\times faster` and `\sigma is`. */
function afterSign(reading: Reading, end: string, { kind, text, next }: Piece): number {
  if (kind !== "symbol" || /\p{L}/u.test(text) || !/[\p{L}\p{N})\]]$/u.test(end)) return next;
  const behind = skipSpace(reading, next);
  const isThing = /^(?:\p{N}|[b-zB-HJ-Z](?!\p{L}))/u.test(reading.text.slice(behind, behind + 2));
  return isThing ? behind : next;
}

/** `n\log n` is "n log n", `\log(n)` is "log(n)". */
function needsSpace(end: string, { text, kind }: Piece, before: Piece["kind"]): boolean {
  if (isScript(text)) return false;
  if (before === "word" && /^[\p{L}\p{N}√|⌈⌊]/u.test(text)) return true;
  if (before === "script" && /^[\p{L}\p{N}√]/u.test(text)) return true;
  return kind === "word" && /[\p{L}\p{N})∗⋆∞]$/u.test(end);
}

/** A script belongs to the word before it. */
function reaching({ kind, text }: Piece, before: Piece["kind"]): Piece["kind"] {
  const isReached = (before === "word" || before === "script") && kind !== "word" && isScript(text);
  return isReached ? before : kind;
}

function isScript(text: string): boolean {
  return /^[_^∗⋆⁰¹²³⁴-₎ₐ-ₜⁱᴬ-ᵪⱼⱽ]/u.test(text);
}
