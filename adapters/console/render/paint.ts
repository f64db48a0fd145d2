import { displayWidth } from "./display-width.ts";

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

/** Text in one style; a line is a row of them. */
export interface Run {
  readonly text: string;
  readonly style?: Style;
}

export interface Looks {
  readonly color: boolean;
  readonly hyperlinks: boolean;
}

/** Columns a line takes. */
export function widthOf(line: readonly Run[]): number {
  return displayWidth(line.map((run) => run.text).join(""));
}

/** A line as bytes for a terminal. With neither colour nor links it is the plain text. */
export function paintLine(runs: readonly Run[], looks: Looks): string {
  return runs.map((run) => paintRun(run, looks)).join("");
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
  return codes === "" ? text : `\x1b[${codes}m${text}\x1b[0m`;
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
