/** What a command, a group or a sign of the source became. */
export interface Piece {
  readonly text: string;
  /** Where the source goes on. */
  readonly next: number;
  /**
   * `word` keeps a space to letters beside it, and so does `script` but for brackets; `symbol` shares the
   * space that ends its name, `gone` leaves no gap, `closing` a `symbol` that takes the space before it away.
   */
  readonly kind: "text" | "word" | "script" | "symbol" | "gone" | "closing";
}

/** A part of the source while it is read: up to `to`, as a formula or as running text. */
export interface Reading {
  readonly text: string;
  readonly to: number;
  readonly formula: boolean;
  /** The closing brace of an opening one within this part. */
  closing(at: number): number | undefined;
  /** Reads a part of this part. */
  inside(from: number, to: number, formula: boolean): string;
  /** Reads the one command at `at`, as an argument. */
  command(at: number): Piece;
}

export function piece(text: string, next: number, kind: Piece["kind"] = "text"): Piece {
  return { text, next, kind };
}

/** Behind white space. */
export function skipSpace({ text, to }: Reading, at: number): number {
  let next = at;
  while (next < to && text.charAt(next).trim() === "") next++;
  return next;
}
