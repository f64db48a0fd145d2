import type { BenchResult } from "./bench-result.ts";

/** Results as a table for a terminal: a line for each measure, a column for ours and for each peer. */
export function tableOf(title: string, results: readonly BenchResult[]): string {
  const peers = [...new Set(results.flatMap(({ peerName }) => peerName ?? []))];
  const measures = [...new Set(results.map(({ name }) => name))];
  const lines = [
    [title, "ours", ...peers],
    ...measures.map((measure) =>
      lineOf(
        results.filter(({ name }) => name === measure),
        peers,
      ),
    ),
  ];
  const widths = [title, "ours", ...peers].map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const rule = widths.map((width) => "─".repeat(width));
  const [head = [], ...body] = lines;
  return [head, rule, ...body].map((cells) => `${aligned(cells, widths)}\n`).join("");
}

/** Names to the left, numbers to the right. */
function aligned(cells: readonly string[], widths: readonly number[]): string {
  return widths
    .map((width, at) =>
      at === 0 ? (cells[at] ?? "").padEnd(width) : (cells[at] ?? "").padStart(width),
    )
    .join("  ")
    .trimEnd();
}

function lineOf(rows: readonly BenchResult[], peers: readonly string[]): string[] {
  const [first] = rows;
  if (!first) return [];
  const cells = peers.map((peer) => {
    const row = rows.find(({ peerName }) => peerName === peer);
    if (row?.peer === undefined) return "";
    return `${written(row.peer, row.unit)}  ${ratioOf(row)}`;
  });
  return [first.name, written(first.ours, first.unit), ...cells];
}

/** How many times ours is theirs, as people say it: 1/20, or 3.3×. */
function ratioOf({ ratio }: BenchResult): string {
  const text =
    ratio === undefined ? "" : ratio < 1 ? `1/${rounded(1 / ratio)}` : `${rounded(ratio)}×`;
  return text.padStart(6);
}

function rounded(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: 2 });
}

/** Three digits say enough of what varies from run to run. */
function written(value: number, unit: string): string {
  const digits = Number.isInteger(value) || value >= 1_000 ? Math.round(value) : value;
  const text = digits.toLocaleString("en", { maximumSignificantDigits: 4 });
  return unit === "" ? text : `${text} ${unit}`;
}
