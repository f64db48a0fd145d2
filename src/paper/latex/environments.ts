import { type Piece, piece, type Reading, skipSpace } from "./reading.ts";

interface Shape {
  /** Between cells of a row, and between rows. */
  readonly cells: string;
  readonly rows: string;
  readonly around?: readonly [string, string];
  /** How many arguments say what the columns look like. */
  readonly columns?: number;
}

const grid: Shape = { cells: ", ", rows: "; " };
/** Its `&` marks where lines are aligned. */
const aligned: Shape = { cells: " ", rows: " " };

const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["matrix", grid],
  ["smallmatrix", grid],
  ["pmatrix", { ...grid, around: ["(", ")"] }],
  ["psmallmatrix", { ...grid, around: ["(", ")"] }],
  ["bmatrix", { ...grid, around: ["[", "]"] }],
  ["Bmatrix", { ...grid, around: ["{", "}"] }],
  ["vmatrix", { ...grid, around: ["|", "|"] }],
  ["Vmatrix", { ...grid, around: ["‖", "‖"] }],
  ["array", { ...grid, columns: 1 }],
  ["tabular", { ...grid, columns: 1 }],
  ["cases", { ...grid, around: ["{ ", ""] }],
  ["dcases", { ...grid, around: ["{ ", ""] }],
  ...[
    "equation",
    "align",
    "aligned",
    "alignat",
    "gather",
    "gathered",
    "multline",
    "eqnarray",
    "split",
  ].map((name): [string, Shape] => [name, aligned]),
]);

/** No author writes a longer one into an abstract; bounded, so that a thousand openings stay cheap. */
const LONGEST = 2_000;

/** `\begin{pmatrix}a&b\\c&d\end{pmatrix}` → (a, b; c, d). */
export function readEnvironment(reading: Reading, after: number): Piece | undefined {
  const [opening, name = ""] =
    /^\{([a-zA-Z]{1,20})\*?\}/.exec(reading.text.slice(after, Math.min(after + 24, reading.to))) ??
    [];
  const shape = shapes.get(name);
  if (!opening || !shape) return undefined;
  const from = behindColumns(reading, after + opening.length, shape.columns ?? 0);
  const within = reading.text.slice(from, Math.min(reading.to, from + LONGEST));
  const [ending] = new RegExp(`\\\\end\\{${name}\\*?\\}`).exec(within) ?? [];
  if (!ending) return undefined;
  const to = from + within.indexOf(ending);
  const [open, close] = shape.around ?? ["", ""];
  return piece(`${open}${rowsOf(reading, from, to, shape)}${close}`, to + ending.length);
}

function behindColumns(reading: Reading, at: number, count: number): number {
  const closing = count > 0 ? reading.closing(skipSpace(reading, at)) : undefined;
  return closing === undefined ? at : closing + 1;
}

/** Authors put one at the end of a cell as well. */
function withoutComma(cell: string): string {
  return cell.replace(/[,;]$/, "").trim();
}

const BREAKS = /\\\\(?:\[[^\]]{0,20}\])?|\\.|&/gs;

function rowsOf(reading: Reading, from: number, to: number, shape: Shape): string {
  const rows: string[][] = [[]];
  let at = from;
  const end = (next: number) => rows.at(-1)?.push(reading.inside(at, next, true).trim());
  for (const { 0: sign, index } of reading.text.slice(from, to).matchAll(BREAKS)) {
    if (sign !== "&" && !sign.startsWith("\\\\")) continue;
    end(from + index);
    at = from + index + sign.length;
    if (sign !== "&") rows.push([]);
  }
  end(to);
  const texts = rows.map((cells) =>
    cells
      .map((cell) => (shape.cells === ", " ? withoutComma(cell) : cell))
      .filter((cell) => cell !== "")
      .join(shape.cells),
  );
  return texts.filter((text) => text !== "").join(shape.rows);
}
