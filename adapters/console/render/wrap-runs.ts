import { displayWidth, graphemes, graphemeWidth } from "./display-width.ts";
import type { Run, Style } from "./paint.ts";

interface Piece extends Run {
  readonly width: number;
  /** A wide character: a line may be broken before and after it, as in Chinese and Japanese. */
  readonly wide: boolean;
}

/** What stays on one line: pieces without a break between them. */
interface Word {
  readonly pieces: Piece[];
  /** A space stands before it unless it begins a line. */
  readonly spaced: boolean;
  readonly startsLine: boolean;
}

/**
 * Breaks text into lines of at most `width` columns, at spaces, beside wide characters, and inside a
 * word only where it is longer than a line. Addresses are never broken and may stand out.
 */
export function wrapRuns(runs: readonly Run[], width: number): Run[][] {
  const lines: Piece[][] = [[]];
  let used = 0;
  const put = (pieces: readonly Piece[], gap: number) => {
    const line = lines.at(-1);
    if (gap > 0) line?.push(spaceBetween(line.at(-1), pieces[0]));
    line?.push(...pieces);
    used += gap + widthOf(pieces);
  };
  const breakLine = () => {
    lines.push([]);
    used = 0;
  };
  for (const word of wordsOf(runs)) {
    if (word.startsLine) breakLine();
    const gap = word.spaced && used > 0 ? 1 : 0;
    if (used + gap + widthOf(word.pieces) <= width) {
      put(word.pieces, gap);
      continue;
    }
    if (used > 0) breakLine();
    for (const piece of word.pieces.flatMap((each) => cutToFit(each, width))) {
      if (used > 0 && used + piece.width > width) breakLine();
      put([piece], 0);
    }
  }
  return lines.map(joinPieces);
}

const TOKENS = /\n|[^\S\n]+|\S+/gu;
const LINE_START: Word = { pieces: [], spaced: false, startsLine: true };

function wordsOf(runs: readonly Run[]): Word[] {
  const words: Word[] = [];
  // The white space just read, nothing after anything else.
  let before = "";
  const add = (piece: Piece) => {
    const last = words.at(-1);
    const joins = before === "" && !piece.wide && last?.pieces.at(-1)?.wide === false;
    const spaced = before !== "" && before !== "\n";
    if (joins) last.pieces.push(piece);
    else words.push({ pieces: [piece], spaced, startsLine: false });
    before = "";
  };
  for (const { text, style } of runs) {
    for (const token of text.match(TOKENS) ?? []) {
      if (token.trim() === "") before = token;
      else piecesOf(token, style).forEach(add);
      if (token === "\n") words.push(LINE_START);
    }
  }
  return words;
}

/** Wide characters one by one, everything between them together. */
function piecesOf(token: string, style: Style | undefined): Piece[] {
  const width = displayWidth(token);
  if (style?.whole || width === token.length) return [pieceOf(token, width, style)];
  const pieces: Piece[] = [];
  let narrow = "";
  const endNarrow = () => {
    if (narrow !== "") pieces.push(pieceOf(narrow, displayWidth(narrow), style));
    narrow = "";
  };
  for (const grapheme of graphemes(token)) {
    const columns = graphemeWidth(grapheme);
    if (columns < 2) {
      narrow += grapheme;
      continue;
    }
    endNarrow();
    pieces.push({ ...pieceOf(grapheme, columns, style), wide: true });
  }
  endNarrow();
  return pieces;
}

function pieceOf(text: string, width: number, style: Style | undefined): Piece {
  return { text, width, wide: false, ...(style && { style }) };
}

/** The characters of a piece that is wider than a line. */
function cutToFit(piece: Piece, width: number): Piece[] {
  if (piece.width <= width || piece.style?.whole) return [piece];
  return graphemes(piece.text).map((text) => ({ ...piece, text, width: graphemeWidth(text) }));
}

/** A space belongs to a style when both its neighbours do, so that a link is one link. */
function spaceBetween(before: Piece | undefined, after: Piece | undefined): Piece {
  return pieceOf(" ", 1, before?.style === after?.style ? before?.style : undefined);
}

/** Neighbours of one style become one run. */
function joinPieces(pieces: readonly Piece[]): Run[] {
  const runs: { text: string; style?: Style }[] = [];
  for (const { text, style } of pieces) {
    const last = runs.at(-1);
    if (last && last.style === style) last.text += text;
    else runs.push({ text, ...(style && { style }) });
  }
  return runs;
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.width, 0);
}
