import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** How a stretch of text looks. Nothing is said by looks alone. */
export interface Style {
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  /** Where it leads, on terminals that follow links. */
  readonly href?: string;
  /** An address: not broken over lines, so that it can be copied. */
  readonly whole?: true;
}

/** Text in one style. */
export interface Run {
  readonly text: string;
  readonly style?: Style;
}

export interface Looks {
  readonly color: boolean;
  readonly hyperlinks: boolean;
}

/** Runs as bytes for a terminal. With neither colour nor links it is the plain text. */
export function paint(runs: readonly Run[], looks: Looks): string {
  return runs.map((run) => paintRun(run, looks)).join("");
}

/** Columns that painted text takes. */
export function widthOf(painted: string): number {
  return stringWidth(painted);
}

/**
 * Painted lines of at most `width` columns, broken at spaces, and inside a word only where it is
 * longer than a line. An address is never broken: where it does not fit, it has a line of its own.
 */
export function wrap(runs: readonly Run[], width: number, looks: Looks): string[] {
  const lines = wrapAnsi(paint(runs, looks), width, { hard: true }).split("\n");
  const broken = runs.filter(isWhole).some(({ text }) => !lines.some((one) => one.includes(text)));
  if (!broken) return lines;
  const parts = partsOf(runs).filter((part) => part.some(({ text }) => text.trim() !== ""));
  return parts.flatMap((part) =>
    part.some(isWhole) ? [paint(part, looks)] : wrap(part, width, looks),
  );
}

/** Each address by itself, and what stands between them. */
function partsOf(runs: readonly Run[]): Run[][] {
  const parts: Run[][] = [];
  for (const run of runs) {
    const last = parts.at(-1);
    if (!last || isWhole(run) || last.some(isWhole)) parts.push([run]);
    else last.push(run);
  }
  return parts;
}

function isWhole({ style }: Run): boolean {
  return style?.whole === true;
}

function paintRun({ text, style = {} }: Run, looks: Looks): string {
  const colored = looks.color ? withCodes(text, codesOf(style)) : text;
  return looks.hyperlinks && style.href ? withLink(colored, style.href) : colored;
}

function codesOf(style: Style): string {
  return [style.bold && "1", style.dim && "2", style.italic && "3"].filter(Boolean).join(";");
}

/** SGR, ECMA-48 8.3.117; 0 resets. */
function withCodes(text: string, codes: string): string {
  return codes === "" || text === "" ? text : `\x1b[${codes}m${text}\x1b[0m`;
}

/** OSC 8; the address must be printable ASCII, which {@link linkTarget} sees to. */
function withLink(text: string, href: string): string {
  return `\x1b]8;;${href}\x1b\\${text}\x1b]8;;\x1b\\`;
}

/** The address as a link's target, in printable ASCII; undefined for anything but http and https. */
export function linkTarget(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
